package org.landmark.eval.metric;

import org.landmark.data.Landmarks;

/** What coordinates are compared in. */
public sealed interface Frame {
    /** Ratios of the crop. */
    Frame RATIOS = new Ratios();

    /** Pixels of the photo as it lies on disk. */
    Frame PHOTO_PIXELS = new PhotoPixels();

    /** Pixels of the picture that the network is given of the crop, so wide and so high. */
    static Frame cropPixels(int width, int height) {
        return new CropPixels(width, height);
    }

    /** What stands behind a metric's name in files. */
    String suffix();

    /** The annotated points in it. */
    Landmarks truth(Prediction prediction);

    /** The predicted points in it. */
    Landmarks predicted(Prediction prediction);

    /** As {@link #RATIOS}. */
    record Ratios() implements Frame {
        @Override
        public String suffix() {
            return "";
        }

        @Override
        public Landmarks truth(Prediction prediction) {
            return prediction.cropped().ratios();
        }

        @Override
        public Landmarks predicted(Prediction prediction) {
            return prediction.ratios();
        }
    }

    /** As {@link #cropPixels}. */
    record CropPixels(int width, int height) implements Frame {
        @Override
        public String suffix() {
            return "CropPixels";
        }

        @Override
        public Landmarks truth(Prediction prediction) {
            return scaled(RATIOS.truth(prediction));
        }

        @Override
        public Landmarks predicted(Prediction prediction) {
            return scaled(RATIOS.predicted(prediction));
        }

        private Landmarks scaled(Landmarks ratios) {
            return ratios.map(x -> x * width, y -> y * height);
        }
    }

    /** As {@link #PHOTO_PIXELS}. */
    record PhotoPixels() implements Frame {
        @Override
        public String suffix() {
            return "PhotoPixels";
        }

        @Override
        public Landmarks truth(Prediction prediction) {
            return prediction.face().landmarks();
        }

        @Override
        public Landmarks predicted(Prediction prediction) {
            return prediction.photo();
        }
    }
}
