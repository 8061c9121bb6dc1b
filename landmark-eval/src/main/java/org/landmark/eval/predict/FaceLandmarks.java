package org.landmark.eval.predict;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.landmark.data.BoundingBox;
import org.landmark.data.ImageSize;
import org.landmark.data.InputException;
import org.landmark.data.image.Photo;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.patch.CutPatch;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.transform.Crop;
import org.landmark.eval.detect.DetectedFace;
import org.landmark.eval.detect.FaceDetector;
import org.landmark.eval.detect.HaarDetector;
import org.landmark.eval.model.BundleModel;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;

/**
 * Finds the landmarks of faces on photos, for programs of any kind. One is loaded once, is safe for several threads, and holds memory
 * outside the Java heap until it is closed; nothing may be asked of it then.
 *
 * <pre>{@code
 * try (FaceLandmarks model = FaceLandmarks.load(Path.of("model.zip"))) {
 *     for (Face face : model.detect(Path.of("photo.jpg"))) {
 *         System.out.println(face.box() + " " + face.landmarks());
 *     }
 * }
 * }</pre>
 *
 * <p>A model that was trained on boxes round faces looks for faces first, by {@link HaarDetector} unless another detector is given. One
 * that was trained on whole photos takes the whole photo for one face; where it is given boxes or a detector, it looks at the part
 * of the photo in which the face lies as its training faces did on average.
 */
public final class FaceLandmarks implements AutoCloseable {
    private final LandmarkModel model;
    private final ModelCard card;
    private final FacePass pass;
    private final Supplier<Optional<FaceDetector>> detector;

    private FaceLandmarks(LandmarkModel model, FacePass pass, Supplier<Optional<FaceDetector>> detector) {
        this.model = model;
        this.card = model.card();
        this.pass = pass;
        this.detector = detector;
    }

    /**
     * Opens a model file, a bundle or an ONNX file.
     *
     * @throws InputException if it is missing or no model file of this project; says why
     */
    public static FaceLandmarks load(Path file) {
        return of(LandmarkModel.open(file));
    }

    /** Of a model that was opened; its network is this one's to close. */
    public static FaceLandmarks of(ModelBundle bundle) {
        return of(new BundleModel(bundle));
    }

    /** Of a model of any kind of file; it is this one's to close. */
    public static FaceLandmarks of(LandmarkModel model) {
        return new FaceLandmarks(
                model,
                new FacePass(model, false),
                new Lazy(model.card().data().crop().region() == Region.BOX));
    }

    /**
     * The same model with a detector, which stays the caller's to close; closing either model closes the network of both.
     *
     * @param other by which {@link #detect} finds faces
     */
    public FaceLandmarks with(FaceDetector other) {
        return new FaceLandmarks(model, pass, () -> Optional.of(other));
    }

    /**
     * The same model with or without a flip test: each face is also shown mirrored, and the mean of the two answers is taken, in twice
     * the time. The mean of two maps has no higher peaks than the two, so that confidences come out lower. Closing either model closes
     * the network of both.
     */
    public FaceLandmarks withFlipTest(boolean wanted) {
        return new FaceLandmarks(model, new FacePass(model, wanted), detector);
    }

    /** What the model is: its scheme of landmarks, how it was trained, on what. */
    public ModelCard card() {
        return card;
    }

    /**
     * The faces on a photo, surest first; none if no face is found.
     *
     * @return in pixels of the image
     */
    public List<Face> detect(BufferedImage image) {
        try (Photo photo = Photo.of(image)) {
            return detect(photo);
        }
    }

    /**
     * The faces on a photo's file, surest first. Faces are looked for on the photo as it is seen, turned as its EXIF says.
     *
     * @return in pixels as they lie in the file, as annotations count, whatever EXIF says
     * @throws InputException if the file is missing, truncated, no image (JPEG, PNG or BMP), or has more than 100 megapixels
     */
    public List<Face> detect(Path file) {
        try (Photo photo = Photo.read(file)) {
            return detect(photo).stream()
                    .map(face -> face.moved(photo::inFile, photo::inFile))
                    .toList();
        }
    }

    /**
     * The landmarks of faces of a photo's file whose boxes are known.
     *
     * @param boxes in pixels as they lie in the file, as the model's training data had them; they may reach over the photo's borders
     * @return a face for each box, in their order, in pixels as they lie in the file
     * @throws InputException as {@link #detect(Path)}, and if a box can't be that of a face, as {@link FaceBox} says
     */
    public List<Face> detect(Path file, List<BoundingBox> boxes) {
        try (Photo photo = Photo.read(file)) {
            FaceBox.require(file, photo, boxes);
            return detect(photo, boxes.stream().map(photo::upright).toList()).stream()
                    .map(face -> face.moved(photo::inFile, photo::inFile))
                    .toList();
        }
    }

    /**
     * The faces on a decoded photo, surest first.
     *
     * @return in pixels of the upright photo
     */
    public List<Face> detect(Photo photo) {
        Optional<FaceDetector> finder = detector.get();
        if (finder.isEmpty()) {
            BoundingBox whole = BoundingBox.whole(photo.size());
            return faces(List.of(new Place(whole, OptionalDouble.empty(), wholeCrop(photo))), photo);
        }
        List<Place> places = new ArrayList<>();
        for (DetectedFace face : finder.get().detect(photo)) {
            places.add(new Place(face.box(), OptionalDouble.of(face.score()), crop(photo, face.box())));
        }
        return faces(places, photo);
    }

    /**
     * The landmarks of faces whose boxes are known.
     *
     * @param boxes in pixels of the image, as the model's training data had them; they may reach over its borders
     * @return a face for each box, in their order, in pixels of the image
     * @throws InputException if a box can't be that of a face, as {@link FaceBox} says
     */
    public List<Face> detect(BufferedImage image, List<BoundingBox> boxes) {
        try (Photo photo = Photo.of(image)) {
            return detect(photo, boxes);
        }
    }

    /**
     * The same on a decoded photo, in pixels of the upright photo.
     *
     * @throws InputException likewise
     */
    public List<Face> detect(Photo photo, List<BoundingBox> boxes) {
        boxes.forEach(box -> requireFace(box, photo.size()));
        return faces(
                boxes.stream()
                        .map(box -> new Place(box, OptionalDouble.empty(), crop(photo, box)))
                        .toList(),
                photo);
    }

    private static void requireFace(BoundingBox box, ImageSize photo) {
        FaceBox.problem(box, photo).ifPresent(problem -> {
            throw new InputException(problem);
        });
    }

    private record Place(BoundingBox box, OptionalDouble score, Crop crop) {}

    private Crop wholeCrop(Photo photo) {
        return card.data().crop().of(BoundingBox.whole(photo.size()), photo.size());
    }

    private Crop crop(Photo photo, BoundingBox box) {
        return card.data().crop().region() == Region.BOX
                ? card.data().crop().of(box, photo.size())
                : MeanPlace.around(box, card);
    }

    private List<Face> faces(List<Place> places, Photo photo) {
        List<BatchEncoder.Answer> answers = pass.answers(places.stream()
                .map(place -> CutPatch.of(photo, place.crop(), card.data()))
                .toList());
        List<Face> faces = new ArrayList<>(places.size());
        for (int i = 0; i < answers.size(); i++) {
            Place place = places.get(i);
            BatchEncoder.Answer answer = answers.get(i);
            faces.add(new Face(
                    place.box(), place.score(), place.crop().toPhoto(answer.ratios()), confidences(answer.heights())));
        }
        return List.copyOf(faces);
    }

    private Optional<List<Double>> confidences(double[] heights) {
        return heights.length == 0
                ? Optional.empty()
                : card.calibrated().map(calibration -> calibration.confidences(heights));
    }

    /** Closes the network, and the detector unless it was given. */
    @Override
    public void close() {
        model.close();
        if (detector instanceof Lazy own) {
            own.close();
        }
    }

    /** The detector that is used by default, not made before a face is looked for. */
    private static final class Lazy implements Supplier<Optional<FaceDetector>> {
        private final boolean wanted;
        private FaceDetector made;

        Lazy(boolean wanted) {
            this.wanted = wanted;
        }

        @Override
        public synchronized Optional<FaceDetector> get() {
            if (wanted && made == null) {
                made = HaarDetector.ofLibrary();
            }
            return Optional.ofNullable(made);
        }

        synchronized void close() {
            if (made != null) {
                made.close();
            }
        }
    }
}
