package org.landmark.models.layers;

/** A network that can't be planned as a whole; Deeplearning4j runs it. */
final class UnsupportedGraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedGraphException(String what) {
        super(what);
    }
}
