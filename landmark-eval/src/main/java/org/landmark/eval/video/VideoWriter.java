package org.landmark.eval.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.landmark.data.ImageSize;

/** Writes a video without sound, MP4 with H.264. It stands in its place once all is written. Not for several threads. */
public final class VideoWriter implements AutoCloseable {
    private static final double QUALITY_BITS = 0.2;

    private final Path file;
    private final Path temporary;
    private final FFmpegFrameRecorder recorder;
    private final Java2DFrameConverter converter = new Java2DFrameConverter();
    private boolean finished;

    /**
     * Begins a video.
     *
     * @param size of its pictures; a side of an odd number of pixels is one shorter in the video
     * @param rate pictures a second
     * @throws IOException if it can't be written
     */
    public VideoWriter(Path file, ImageSize size, double rate) throws IOException {
        this.file = file;
        this.temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.createDirectories(file.toAbsolutePath().getParent());
        int width = Math.max(2, size.width() & ~1);
        int height = Math.max(2, size.height() & ~1);
        avutil.av_log_set_level(avutil.AV_LOG_FATAL); // what is wrong is said by exceptions
        recorder = new FFmpegFrameRecorder(temporary.toFile(), width, height, 0);
        recorder.setFormat("mp4");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(rate);
        recorder.setVideoBitrate((int) Math.min(50e6, Math.max(500e3, QUALITY_BITS * width * height * rate)));
        try {
            recorder.start();
        } catch (FrameRecorder.Exception e) {
            close();
            throw new IOException(file + ": can't be written as a video (" + e.getMessage() + ")", e);
        }
    }

    /** Adds a picture. */
    public void write(BufferedImage picture) throws IOException {
        BufferedImage bytes = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        bytes.getGraphics().drawImage(picture, 0, 0, null);
        Frame frame = converter.convert(bytes);
        try {
            recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
        } catch (FrameRecorder.Exception e) {
            throw new IOException(file + ": can't be written (" + e.getMessage() + ")", e);
        }
    }

    /** Ends the video and puts it in its place. */
    public void finish() throws IOException {
        recorder.close();
        finished = true;
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Leaves nothing of a video that was not finished. */
    @Override
    public void close() throws IOException {
        converter.close();
        if (!finished) {
            recorder.close();
            Files.deleteIfExists(temporary);
        }
    }
}
