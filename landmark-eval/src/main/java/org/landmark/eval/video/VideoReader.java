package org.landmark.eval.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.image.PhotoHeader;

/** The pictures of a video file in their order. Not for several threads. */
public final class VideoReader implements AutoCloseable {
    private final Path file;
    private final FFmpegFrameGrabber grabber;
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();
    private final ImageSize size;

    private VideoReader(Path file, FFmpegFrameGrabber grabber) {
        this.file = file;
        this.grabber = grabber;
        if (grabber.getImageWidth() <= 0 || grabber.getImageHeight() <= 0) {
            throw InputException.in(file, "holds no pictures");
        }
        this.size = new ImageSize(grabber.getImageWidth(), grabber.getImageHeight());
        if ((long) size.width() * size.height() > PhotoHeader.MAX_PIXELS) {
            throw InputException.in(file, "is too large: " + size);
        }
    }

    /**
     * Opens a video.
     *
     * @throws InputException if it is missing or none that FFmpeg reads
     */
    public static VideoReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw InputException.in(file, "no such video");
        }
        avutil.av_log_set_level(avutil.AV_LOG_FATAL); // what is wrong is said by exceptions
        FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile());
        try {
            grabber.start();
            return new VideoReader(file, grabber);
        } catch (FrameGrabber.Exception e) {
            close(grabber);
            throw new InputException(file + ": is no video that can be read (" + e.getMessage() + ")", e);
        } catch (RuntimeException e) {
            close(grabber);
            throw e;
        }
    }

    public ImageSize size() {
        return size;
    }

    /** Pictures a second; 25 where the file does not say. */
    public double rate() {
        double rate = grabber.getVideoFrameRate();
        return rate > 0 && Double.isFinite(rate) ? rate : 25;
    }

    /** How many pictures there are, as far as the file says; 0 if it does not. */
    public int length() {
        return Math.max(0, grabber.getLengthInVideoFrames());
    }

    /**
     * The next picture; the caller closes it.
     *
     * @return empty behind the last
     * @throws InputException if it is damaged
     */
    public Optional<Photo> next() {
        try {
            Frame frame = grabber.grabImage();
            if (frame == null) {
                return Optional.empty();
            }
            Mat shared = converter.convert(frame); // both are the grabber's, which uses them again
            return Optional.of(Photo.ofColour(shared.clone()));
        } catch (FrameGrabber.Exception e) {
            throw new InputException(file + ": is damaged (" + e.getMessage() + ")", e);
        }
    }

    @Override
    public void close() {
        converter.close();
        close(grabber);
    }

    private static void close(FFmpegFrameGrabber grabber) {
        try {
            grabber.close();
        } catch (FrameGrabber.Exception e) {
            throw new IllegalStateException("a video that was read can't be closed", e);
        }
    }
}
