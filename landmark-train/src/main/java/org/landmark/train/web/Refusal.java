package org.landmark.train.web;

/** A request that can't be answered; its message is what the page reads. */
final class Refusal extends RuntimeException {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int UNUSABLE = 422;
    static final int FAULT = 500;

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status of HTTP (RFC 9110, section 15) */
    Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
