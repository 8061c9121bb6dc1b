package org.landmark.models.layers;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.landmark.models.NativeThreads;

/** Computes a class's tests with one thread: on small arrays, threads take longer to meet than to compute. */
final class OneThread implements BeforeAllCallback, AfterAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        NativeThreads.set(1);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        NativeThreads.set(0);
    }
}
