package org.landmark.data.backend;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A card that the driver found.
 *
 * @param index its place among those that the driver shows
 * @param name what the driver calls it
 * @param major its compute capability before the point
 * @param minor and behind it
 */
record CudaCard(int index, String name, int major, int minor) {
    /** Machine code in nd4j-cuda-11.6 1.0.0-M2.1, read from the fat binaries of its libnd4jcuda.so; there is no PTX in it. */
    private static final List<String> CODE = List.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6");

    /** Machine code runs on cards of its own major version from its minor version on (CUDA C++ Programming Guide, 3.1.2). */
    boolean hasCode() {
        return CODE.stream()
                .map(code -> code.split("\\."))
                .anyMatch(code -> Integer.parseInt(code[0]) == major && Integer.parseInt(code[1]) <= minor);
    }

    static String served() {
        return CODE.stream().collect(Collectors.joining(", ")) + " and later ones of these generations, as 8.9";
    }

    @Override
    public String toString() {
        return "card " + index + " (" + name + ") of compute capability " + major + "." + minor;
    }
}
