package org.landmark.eval.draw;

import java.awt.image.BufferedImage;
import java.util.List;
import org.landmark.data.draw.ContactSheet;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.eval.metric.Prediction;
import org.landmark.eval.metric.Ranking;

/**
 * Faces with their truth and what was predicted, each with its errors under it: what the network sees of the photo, as far as its points
 * are near, in the photo's own resolution.
 *
 * @param title the line on top
 * @param predictions in reading order
 */
public record PredictionSheet(String title, List<Prediction> predictions) {
    private static final int WIDTH = 320;
    private static final int COLUMNS = 3;

    public PredictionSheet {
        predictions = List.copyOf(predictions);
    }

    /**
     * The sheet.
     *
     * @throws org.landmark.data.InputException if a photo can't be decoded
     */
    public BufferedImage image() {
        ContactSheet sheet = ContactSheet.of(
                title, predictions.stream().map(PredictionSheet::picture).toList());
        return new ContactSheet(title, sheet.pictures(), sheet.legend(), Math.min(COLUMNS, predictions.size())).image();
    }

    private static ContactSheet.Picture picture(Prediction prediction) {
        FaceView view = FaceView.of(
                prediction.cropped().crop(),
                prediction.face().photoSize(),
                prediction.face().landmarks(),
                prediction.photo());
        BufferedImage photo = PhotoDecoder.image(prediction.face().photo());
        return new ContactSheet.Picture(
                LandmarkDrawing.on(view.of(photo), prediction.scheme())
                        .scaledTo(WIDTH)
                        .truth(view.placed(prediction.face().landmarks()))
                        .prediction(view.placed(prediction.photo()))
                        .image(),
                Ranking.errors(prediction) + "  " + name(prediction.face().id()));
    }

    /** A face's name without the folders before it, as there is little room. */
    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}
