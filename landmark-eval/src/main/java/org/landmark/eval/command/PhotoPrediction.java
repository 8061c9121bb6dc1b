package org.landmark.eval.command;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.landmark.data.BoundingBox;
import org.landmark.data.draw.FacesDrawing;
import org.landmark.data.image.Photo;
import org.landmark.eval.output.OutputFolder;
import org.landmark.eval.output.OutputFolder.Predicted;
import org.landmark.eval.overlay.EyeCorners;
import org.landmark.eval.overlay.Overlay;
import org.landmark.eval.predict.Face;
import org.landmark.eval.predict.FaceBox;
import org.landmark.eval.predict.FaceLandmarks;

/**
 * What is done with a photo: its faces are found and drawn. Safe for several threads.
 *
 * @param model the model, with its detector
 * @param boxes of faces, in pixels as they lie in the file; if there are none, faces are looked for
 * @param overlay laid over faces in the place of marks
 */
record PhotoPrediction(FaceLandmarks model, List<BoundingBox> boxes, Optional<Overlay> overlay) {
    /** The faces on an upright photo. */
    List<Face> faces(Photo photo) {
        return boxes.isEmpty()
                ? model.detect(photo)
                : model.detect(photo, boxes.stream().map(photo::upright).toList());
    }

    /** The photo with what was seen on it. */
    BufferedImage drawing(Photo photo, List<Face> faces) {
        if (overlay.isEmpty()) {
            return new FacesDrawing(
                            photo.image(),
                            model.card().data().scheme(),
                            faces.stream()
                                    .map(face -> new FacesDrawing.Seen(face.box(), face.landmarks()))
                                    .toList())
                    .image();
        }
        BufferedImage picture = photo.image();
        EyeCorners corners =
                EyeCorners.of(model.card().data().scheme(), model.card().meanLandmarks());
        faces.forEach(face -> overlay.get().paint(picture, face.landmarks(), corners));
        return picture;
    }

    /** Predicts a photo's file and writes what belongs to it. */
    Predicted predict(PhotoSources.Source source, OutputFolder folder) {
        try (Photo photo = Photo.read(source.file())) {
            FaceBox.require(source.file(), photo, boxes);
            List<Face> faces = faces(photo);
            Predicted predicted = new Predicted(
                    source.name(),
                    photo.sizeInFile(),
                    faces.stream()
                            .map(face -> face.moved(photo::inFile, photo::inFile))
                            .toList());
            folder.write(predicted, drawing(photo, faces));
            return predicted;
        }
    }
}
