package org.landmark.models.bundle;

import static java.util.Objects.requireNonNull;

/**
 * The file that a network's first weights came from.
 *
 * @param file where it lay
 * @param sha256 of its bytes, in hexadecimal
 * @param matched how much of it fitted, as text
 * @param rest what did not, as text
 */
public record WeightSource(String file, String sha256, String matched, String rest) {
    public WeightSource {
        requireNonNull(file, "file is missing");
        requireNonNull(sha256, "sha256 is missing");
    }
}
