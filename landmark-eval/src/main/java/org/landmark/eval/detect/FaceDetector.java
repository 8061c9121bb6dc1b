package org.landmark.eval.detect;

import java.util.List;
import org.landmark.data.image.Photo;

/** Finds the faces of a photo. The same photo gives the same boxes. Safe for several threads, until it is closed. */
public interface FaceDetector extends AutoCloseable {
    /** The faces, surest first; none if none is seen. No two lie mostly on each other. */
    List<DetectedFace> detect(Photo photo);

    @Override
    void close();
}
