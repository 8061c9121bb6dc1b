package org.landmark.data.backend;

import java.util.List;
import java.util.Optional;

/** What can be asked of a machine about CUDA; each question counts on good answers to those above it. */
interface CudaMachine {
    /** File name of the driver's library. */
    String driver();

    boolean hasDriver();

    /** What the driver says when it can't start. */
    Optional<String> startProblem();

    /** The newest CUDA that the driver supports, 1000 x major + 10 x minor. */
    int cudaVersion();

    List<CudaCard> cards();

    /** Why CUDA's runtime doesn't load, or what it says where it finds no card. */
    Optional<String> runtimeProblem();

    /** The first library of CUDA or ND4J that can't be loaded, and why. */
    Optional<String> libraryProblem();
}
