package org.landmark.train.run;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.draw.Mark;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.eval.metric.MeanPixelError;
import org.landmark.eval.metric.Prediction;

/** The pictures of a run's faces. */
final class RunPictures {
    private static final int PICTURES = 4;
    private static final int WIDTH = 320;

    private RunPictures() {}

    /** Faces from all over the training side, with their truth. */
    static BufferedImage samples(List<CroppedFace> training, LandmarkScheme scheme) {
        List<ContactSheet.Picture> pictures = new ArrayList<>();
        int count = Math.min(PICTURES, training.size());
        for (int i = 0; i < count; i++) {
            CroppedFace face = training.get(i * training.size() / count);
            pictures.add(new ContactSheet.Picture(
                    drawing(face, scheme).truth(face.face().landmarks()).image(),
                    face.face().id()));
        }
        return new ContactSheet("Training faces", pictures, List.of(Mark.TRUTH)).image();
    }

    /** The predictions with the smallest errors. */
    static BufferedImage best(List<Prediction> predictions) {
        return sheet("Best of the validation faces", predictions, Comparator.comparingDouble(RunPictures::error));
    }

    /** The predictions with the largest errors. */
    static BufferedImage worst(List<Prediction> predictions) {
        return sheet(
                "Worst of the validation faces",
                predictions,
                Comparator.comparingDouble(RunPictures::error).reversed());
    }

    private static BufferedImage sheet(String title, List<Prediction> predictions, Comparator<Prediction> order) {
        return ContactSheet.of(
                        title,
                        predictions.stream()
                                .sorted(order)
                                .limit(PICTURES)
                                .map(RunPictures::picture)
                                .toList())
                .image();
    }

    private static ContactSheet.Picture picture(Prediction prediction) {
        return new ContactSheet.Picture(
                drawing(prediction.cropped(), prediction.scheme())
                        .truth(prediction.face().landmarks())
                        .prediction(prediction.photo())
                        .image(),
                String.format(
                        Locale.ROOT,
                        "%.1f px  %s",
                        error(prediction),
                        prediction.face().id()));
    }

    private static LandmarkDrawing drawing(CroppedFace face, LandmarkScheme scheme) {
        return LandmarkDrawing.on(PhotoDecoder.image(face.face().photo()), scheme)
                .scaledTo(WIDTH);
    }

    private static double error(Prediction prediction) {
        return new MeanPixelError().of(prediction).orElseThrow();
    }
}
