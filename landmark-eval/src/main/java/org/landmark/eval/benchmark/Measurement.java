package org.landmark.eval.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one process measured, as its one line of JSON. PyTorch's script prints the same keys.
 *
 * @param engine {@code landmark} or {@code pytorch}
 * @param version its version
 * @param model name of the network
 * @param batch pictures of a step
 * @param size as asked for
 * @param threads that native code used
 * @param trainSeconds median of a training step, in seconds
 * @param inferSeconds median of the prediction of a batch, in seconds
 * @param params how many parameters are learnt
 * @param path {@code fast} or {@code stock}; null for PyTorch
 * @param peakRssMib the most memory that the process held, in MiB; null where the system does not tell
 */
public record Measurement(
        String engine,
        String version,
        String model,
        int batch,
        int size,
        int threads,
        @JsonProperty("train_s_per_step") double trainSeconds,
        @JsonProperty("infer_s_per_batch") double inferSeconds,
        long params,
        String path,
        @JsonProperty("peak_rss_mib") Double peakRssMib) {}
