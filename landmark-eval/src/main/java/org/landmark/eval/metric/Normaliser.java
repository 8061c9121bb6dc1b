package org.landmark.eval.metric;

import java.util.OptionalDouble;
import java.util.function.DoubleBinaryOperator;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;

/** What a distance is divided by, so that faces far from the camera are judged like near ones. All are of the annotated points. */
public enum Normaliser {
    /**
     * The distance of the two points that the scheme names for it; with the outer corners of the eyes, the inter-ocular distance of
     * C. Sagonas et al., 300 Faces in-the-Wild Challenge, ICCVW 2013.
     */
    SCHEME("nme") {
        @Override
        public OptionalDouble distance(LandmarkScheme scheme, Landmarks truth) {
            return scheme.normalisingDistance(truth);
        }
    },

    /**
     * The distance of the pupils, each the mean of the points of its eye, as S. Ren et al., Face Alignment at 3000 FPS, CVPR 2014, and
     * others give errors on 300-W.
     */
    PUPILS("nmePupils") {
        @Override
        public OptionalDouble distance(LandmarkScheme scheme, Landmarks truth) {
            return scheme.pupilDistance(truth);
        }
    },

    /**
     * The square root of width times height of the smallest upright rectangle round the points, which faces in profile don't shrink: A.
     * Bulat, G. Tzimiropoulos, How far are we from solving the 2D &amp; 3D Face Alignment problem?, ICCV 2017, on 300-W-LP and others.
     */
    BOX("nmeBox") {
        @Override
        public OptionalDouble distance(LandmarkScheme scheme, Landmarks truth) {
            return ofRectangle(truth, (width, height) -> Math.sqrt(width * height));
        }
    },

    /** The diagonal of that rectangle: A. Kumar et al., LUVLi Face Alignment, CVPR 2020, on AFLW. */
    DIAGONAL("nmeDiagonal") {
        @Override
        public OptionalDouble distance(LandmarkScheme scheme, Landmarks truth) {
            return ofRectangle(truth, Math::hypot);
        }
    };

    private final String metric;

    Normaliser(String metric) {
        this.metric = metric;
    }

    /** The distance in the unit of the points; empty where the scheme has none or it is 0. */
    public abstract OptionalDouble distance(LandmarkScheme scheme, Landmarks truth);

    /** The name in files of the error that is divided by it. */
    public String metric() {
        return metric;
    }

    /** In words, as in "inter-ocular". */
    public String text(LandmarkScheme scheme) {
        return switch (this) {
            case SCHEME -> scheme.normaliserText().orElse("none");
            case PUPILS -> "inter-pupil";
            case BOX -> "box";
            case DIAGONAL -> "diagonal";
        };
    }

    private static OptionalDouble ofRectangle(Landmarks truth, DoubleBinaryOperator distance) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < truth.count(); i++) {
            left = Math.min(left, truth.x(i));
            right = Math.max(right, truth.x(i));
            top = Math.min(top, truth.y(i));
            bottom = Math.max(bottom, truth.y(i));
        }
        double size = distance.applyAsDouble(right - left, bottom - top);
        return size > 0 ? OptionalDouble.of(size) : OptionalDouble.empty();
    }
}
