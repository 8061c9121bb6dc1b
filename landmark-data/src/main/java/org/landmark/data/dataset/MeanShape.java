package org.landmark.data.dataset;

import java.util.List;
import org.landmark.data.Landmarks;

/** The mean of faces' points, in ratios of the crop: the answer that needs no look at the photo, which a model has to beat. */
public final class MeanShape {
    private MeanShape() {}

    /**
     * The mean over all faces.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Landmarks of(List<CroppedFace> faces) {
        if (faces.isEmpty()) {
            throw new IllegalArgumentException("no faces to take the mean of");
        }
        double[] sum = new double[2 * faces.get(0).face().landmarks().count()];
        for (CroppedFace face : faces) {
            double[] xy = face.ratios().toArray();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += xy[i] / faces.size();
            }
        }
        return Landmarks.of(sum);
    }
}
