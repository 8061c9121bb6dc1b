package org.landmark.models.weights;

import java.nio.file.Path;
import java.util.List;

/**
 * What became of a file of weights.
 *
 * @param file where it lies
 * @param sha256 of its bytes, in hexadecimal
 * @param tensors how many it has, without PyTorch's counts of batches
 * @param loaded how many of those are in the network now
 * @param filled layers that they fill
 * @param fresh layers with parameters that got nothing
 * @param unused names of the other tensors
 */
public record WeightReport(
        Path file,
        String sha256,
        int tensors,
        int loaded,
        List<String> filled,
        List<FreshLayer> fresh,
        List<String> unused) {
    public WeightReport {
        filled = List.copyOf(filled);
        fresh = List.copyOf(fresh);
        unused = List.copyOf(unused);
    }

    /** How much matched, in a line. */
    public String counts() {
        return loaded + " of " + tensors + " tensors fill " + filled.size() + " of " + (filled.size() + fresh.size())
                + " layers";
    }

    /** What did not match, in a line that names at most eight of each. */
    public String rest() {
        return "left fresh: "
                + (fresh.isEmpty()
                        ? "nothing"
                        : ShortText.of(fresh.stream().map(FreshLayer::toString).toList())) + "; not used: "
                + (unused.isEmpty() ? "nothing" : ShortText.of(unused));
    }
}
