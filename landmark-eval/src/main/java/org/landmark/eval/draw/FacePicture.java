package org.landmark.eval.draw;

import java.awt.image.BufferedImage;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.draw.LandmarkDrawing;
import org.landmark.data.image.PhotoDecoder;
import org.landmark.data.transform.Crop;

/**
 * A picture of one face without any marks, for those who draw them themselves: what its network sees of the photo, as far as its true
 * points are near.
 *
 * @param part of the photo that it shows, in pixels of the photo
 */
public record FacePicture(Crop part) {
    /** Of a face. */
    public static FacePicture of(CroppedFace face) {
        Landmarks truth = face.face().landmarks();
        return new FacePicture(
                FaceView.of(face.crop(), face.face().photoSize(), truth, truth).part());
    }

    /** Points in pixels of the photo as ratios of the picture: 0 at its left or top edge, 1 at its right or bottom edge. */
    public Landmarks placed(Landmarks photo) {
        return part.toRatios(photo);
    }

    /**
     * The picture.
     *
     * @param width in pixels, at most
     * @throws org.landmark.data.InputException if the photo can't be decoded
     */
    public BufferedImage image(CroppedFace face, int width) {
        BufferedImage whole =
                new FaceView(part).of(PhotoDecoder.image(face.face().photo()));
        return whole.getWidth() <= width
                ? whole
                : LandmarkDrawing.on(whole, LandmarkScheme.NOSE).scaledTo(width).image();
    }
}
