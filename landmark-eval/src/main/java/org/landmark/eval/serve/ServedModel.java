package org.landmark.eval.serve;

import static java.util.Objects.requireNonNull;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.landmark.data.BoundingBox;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.eval.detect.DetectedFace;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.predict.Face;
import org.landmark.eval.predict.FaceLandmarks;
import org.landmark.models.bundle.ModelCard;

/** A model under a name, with what finds faces for it; both stay those of who gave them. Safe for several threads. */
public final class ServedModel {
    private static final int SIDE = 64;

    private final String name;
    private final FaceLandmarks model;
    private final FaceLandmarks flipped;
    private final Optional<FaceDetector> detector;
    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * @param detector may be empty only for a model of whole photos, which then takes each for one face
     */
    public ServedModel(String name, FaceLandmarks model, Optional<FaceDetector> detector) {
        this.name = requireNonNull(name, "name is null");
        this.model = model;
        this.flipped = model.withFlipTest(true);
        this.detector = detector;
        if (detector.isEmpty() && model.card().data().crop().region() == Region.BOX) {
            throw new IllegalArgumentException("a model of boxes needs a detector: " + name);
        }
    }

    public String name() {
        return name;
    }

    /** What the model is. */
    public ModelCard card() {
        return model.card();
    }

    boolean detects() {
        return detector.isPresent();
    }

    /**
     * Looks at a black photo, so that the first real one need not wait until the network is made ready.
     *
     * @throws InputException if the model can't be asked for faces in boxes, which its detector would find
     */
    public void prepare() {
        try (Photo black = Photo.of(new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR))) {
            detector.ifPresent(finder -> finder.detect(black));
            see(black, detects() ? List.of(BoundingBox.whole(black.size())) : List.of(), false);
        }
    }

    /**
     * What was seen.
     *
     * @param faces in pixels of the upright photo, surest first, or in the order of the boxes that were given
     * @param detection milliseconds that looking for faces took; empty if nothing was looked for
     * @param network milliseconds from there to the landmarks
     */
    record Seen(List<Face> faces, OptionalDouble detection, double network) {}

    /**
     * Looks at a photo.
     *
     * @param boxes of faces in pixels of the upright photo; faces are looked for if there are none
     */
    Seen see(Photo photo, List<BoundingBox> boxes, boolean flipTest) {
        FaceLandmarks asked = flipTest ? flipped : model;
        if (!boxes.isEmpty()) {
            return seen(OptionalDouble.empty(), () -> asked.detect(photo, boxes));
        }
        if (detector.isEmpty()) {
            return seen(OptionalDouble.empty(), () -> asked.detect(photo));
        }
        long start = System.nanoTime();
        List<DetectedFace> found = detector.get().detect(photo);
        OptionalDouble detection = OptionalDouble.of(Milliseconds.since(start));
        return seen(detection, () -> asked.with(new Found(found)).detect(photo));
    }

    /** Photos take turns: one pass uses all cores, and its time is not to hold the wait for others. */
    private Seen seen(OptionalDouble detection, Supplier<List<Face>> pass) {
        turn.lock();
        try {
            long start = System.nanoTime();
            List<Face> faces = pass.get();
            return new Seen(faces, detection, Milliseconds.since(start));
        } finally {
            turn.unlock();
        }
    }

    /** Faces that were found before. */
    private record Found(List<DetectedFace> faces) implements FaceDetector {
        @Override
        public List<DetectedFace> detect(Photo photo) {
            return faces;
        }

        @Override
        public void close() {}
    }
}
