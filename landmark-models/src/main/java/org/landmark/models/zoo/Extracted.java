package org.landmark.models.zoo;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where the models that are in use lie on this machine. */
final class Extracted {
    static final Map<ShippedModel, Path> FILES = new ConcurrentHashMap<>();

    private Extracted() {}
}
