package org.landmark.models.bundle;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * Where a model or a run came from.
 *
 * @param experiment name of the experiment
 * @param command what was run
 * @param seed of everything random
 * @param code version of this project, with the commit where it is known
 * @param deeplearning4j its version
 * @param java version of the JVM
 * @param backend ND4J's backend
 * @param natives classifier of the native library
 * @param threads used by native code
 * @param data the data set's format and how it was found
 * @param dataFolder its folder
 * @param dataHash SHA-256 over the names and sizes of its files, in hexadecimal
 * @param faces how many faces train
 * @param validationFaces how many validate
 * @param started time, ISO 8601
 * @param weights what the network began with, or null if it was drawn from the seed
 */
public record Provenance(
        String experiment,
        String command,
        long seed,
        String code,
        String deeplearning4j,
        String java,
        String backend,
        String natives,
        int threads,
        String data,
        String dataFolder,
        String dataHash,
        int faces,
        int validationFaces,
        String started,
        WeightSource weights) {
    public Provenance {
        requireNonNull(experiment, "experiment is null");
        requireNonNull(code, "code is null");
        requireNonNull(dataHash, "dataHash is null");
    }

    /** The same, asked for by another command. */
    public Provenance withCommand(String other) {
        return with(other, threads, dataFolder, weights);
    }

    /** The same by another number of threads. */
    public Provenance withThreads(int other) {
        return with(command, other, dataFolder, weights);
    }

    /** The same with other names of folders and files. */
    public Provenance inFolders(UnaryOperator<String> renamed) {
        WeightSource named = weights == null
                ? null
                : new WeightSource(renamed.apply(weights.file()), weights.sha256(), weights.matched(), weights.rest());
        return with(command, threads, renamed.apply(dataFolder), named);
    }

    private Provenance with(String otherCommand, int otherThreads, String otherFolder, WeightSource otherWeights) {
        return new Provenance(
                experiment,
                otherCommand,
                seed,
                code,
                deeplearning4j,
                java,
                backend,
                natives,
                otherThreads,
                data,
                otherFolder,
                dataHash,
                faces,
                validationFaces,
                started,
                otherWeights);
    }
}
