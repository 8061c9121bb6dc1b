package org.landmark.eval.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.landmark.data.BoundingBox;
import org.landmark.data.FaceSample;
import org.landmark.data.ImageSize;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.image.Photo;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.patch.CutPatch;
import org.landmark.eval.model.LandmarkModel;
import org.landmark.eval.predict.Predictor;
import org.landmark.models.NativeThreads;
import org.landmark.models.bundle.ModelCard;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How long a model takes for a face whose box is known, on a decoded photo of 640x480 pixels, as its one line of JSON.
 *
 * @param version of this project
 * @param model as it was asked for
 * @param batch faces at once
 * @param threads that native code used
 * @param faceSeconds median time from the photo to the points, in seconds for one face
 * @param networkSeconds of these, what the network takes
 */
public record FaceTime(
        String version,
        String model,
        int batch,
        int threads,
        @JsonProperty("face_s") double faceSeconds,
        @JsonProperty("network_s") double networkSeconds) {
    private static final ImageSize PHOTO = new ImageSize(640, 480);
    private static final BoundingBox FACE = new BoundingBox(220, 140, 200, 200);
    private static final double MICROSECONDS = 1e6;

    /**
     * Measures a model.
     *
     * @param name as it was asked for
     * @param file its own
     * @param steps how often it is measured after warming up
     * @param threads of native code; 0 is one per core
     * @throws org.landmark.data.InputException if it is no model, or there are fewer cores
     */
    public static FaceTime of(String name, Path file, int batch, int steps, int threads) {
        int used = NativeThreads.set(threads);
        try (LandmarkModel model = LandmarkModel.open(file);
                Photo photo = Photo.of(noise())) {
            ModelCard card = model.card();
            List<CroppedFace> faces = Collections.nCopies(batch, face(photo, card));
            Predictor predictor = new Predictor(model);
            double whole = StepTimer.median(steps, () -> predictor.points(faces));
            try (INDArray inputs = new BatchEncoder(card.data(), card.codec()).inputs(faces)) {
                double network =
                        StepTimer.median(steps, () -> model.answer(inputs).close());
                return new FaceTime(
                        BuildVersion.current().code(),
                        name,
                        batch,
                        used,
                        perFace(whole, batch),
                        perFace(network, batch));
            }
        }
    }

    private static double perFace(double seconds, int batch) {
        return Math.round(seconds / batch * MICROSECONDS) / MICROSECONDS;
    }

    private static CroppedFace face(Photo photo, ModelCard card) {
        CutPatch cut = CutPatch.of(photo, FACE, card.data());
        FaceSample sample = new FaceSample(
                "noise", Path.of("noise"), PHOTO, FACE, cut.crop().toPhoto(card.meanLandmarks()));
        return new CroppedFace(sample, cut.crop(), cut.patch(), cut.pixels());
    }

    private static BufferedImage noise() {
        BufferedImage image = new BufferedImage(PHOTO.width(), PHOTO.height(), BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < PHOTO.height(); y++) {
            for (int x = 0; x < PHOTO.width(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return image;
    }
}
