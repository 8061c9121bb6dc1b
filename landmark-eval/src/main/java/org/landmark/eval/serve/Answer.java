package org.landmark.eval.serve;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.LargePhotoException;
import org.landmark.data.image.NoPhotoException;
import org.landmark.data.image.Photo;
import org.landmark.data.image.PhotoHeader;
import org.landmark.eval.output.SeenFaces;
import org.landmark.eval.predict.Face;

/**
 * What a model sees on a photo, as it is answered.
 *
 * @param model the model's name
 * @param scheme the name of its scheme
 * @param width of the photo in pixels, as they were asked for
 * @param height likewise
 * @param milliseconds where the time went
 * @param faces surest first; none if no face was found
 */
record Answer(
        String model, String scheme, int width, int height, Milliseconds milliseconds, List<SeenFaces.SeenFace> faces) {
    /** A photo of a request has no name. */
    private static final Path PHOTO = Path.of("photo");

    /**
     * Looks at a photo.
     *
     * @param file in memory
     * @param waited nanoseconds until now
     * @throws Refusal if it is no photo, a damaged one, or one of more pixels than allowed
     */
    static Answer of(byte[] file, Question question, ServedModel model, long pixels, long waited) {
        long start = System.nanoTime();
        try (Photo photo = decoded(file, pixels)) {
            double decoding = Milliseconds.since(start);
            ServedModel.Seen seen = model.see(photo, question.placed(photo), question.flipTest());
            ImageSize size = question.upright() ? photo.size() : photo.sizeInFile();
            Double detection =
                    seen.detection().isPresent() ? (Double) seen.detection().getAsDouble() : null;
            return new Answer(
                    model.name(),
                    model.card().scheme(),
                    size.width(),
                    size.height(),
                    new Milliseconds(Milliseconds.of(waited), decoding, detection, seen.network()),
                    SeenFaces.of(question.upright() ? seen.faces() : inFile(seen.faces(), photo))
                            .faces());
        } catch (NoPhotoException e) {
            throw refused(Refusal.NO_IMAGE, e);
        } catch (LargePhotoException e) {
            throw refused(Refusal.TOO_LARGE, e);
        } catch (InputException e) {
            throw refused(Refusal.UNUSABLE, e);
        }
    }

    private static Refusal refused(int status, InputException problem) {
        return new Refusal(status, problem.getMessage().replaceFirst("^" + PHOTO + ": ", "the photo "));
    }

    private static Photo decoded(byte[] file, long pixels) {
        ImageSize size = PhotoHeader.size(ByteBuffer.wrap(file), PHOTO);
        if ((long) size.width() * size.height() > pixels) {
            throw new LargePhotoException(PHOTO, size, pixels);
        }
        return Photo.of(file, PHOTO.toString());
    }

    private static List<Face> inFile(List<Face> faces, Photo photo) {
        return faces.stream()
                .map(face -> face.moved(photo::inFile, photo::inFile))
                .toList();
    }
}
