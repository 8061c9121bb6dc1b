package org.landmark.models.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.data.InputException;

/** Brings what torchvision's networks have learnt, saved as safetensors, into networks of ours. */
public final class TorchvisionWeights {
    private static final int CHUNK = 1 << 16;

    private TorchvisionWeights() {}

    /**
     * Fills a network's layers with the tensors of their names, in its own memory. If it sees grey pictures and the file's saw
     * coloured ones, the first convolution's kernels are summed over the colours. A last layer with another number of outputs is left as
     * it is, as are layers that the file does not have.
     *
     * @throws InputException if the file is no safetensors file, or a tensor is not of its layer's shape; names it
     */
    public static WeightReport load(Path path, ComputationGraph network) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            WeightMatching matching = new WeightMatching(path, file.tensors().values(), GraphParameter.of(network));
            for (WeightMatch match : matching.matches()) {
                match.parameter().assign(values(path, file, match));
            }
            int loaded = matching.matches().size();
            return new WeightReport(
                    path,
                    sha256(path),
                    loaded + matching.unused().size(),
                    loaded,
                    matching.filled(),
                    matching.fresh(),
                    matching.unused());
        }
    }

    /**
     * Looks at a file's header alone, so that one that can't be meant is refused at once.
     *
     * @throws InputException if it is missing or no safetensors file
     */
    public static void requireReadable(Path path) {
        SafetensorsFile.open(path).close();
    }

    /** The tensor's numbers as the parameter takes them. */
    private static float[] values(Path path, SafetensorsFile file, WeightMatch match) {
        float[] values = file.values(match.tensor());
        if (match.parameter().name().equals(GraphParameter.VARIANCE)) {
            for (float value : values) {
                if (value < 0) {
                    throw InputException.in(
                            path,
                            "tensor " + ShortText.of(match.tensor().name()) + " has the variance " + value
                                    + " (expected 0 or more)");
                }
            }
        }
        return match.isForColours() ? summed(values, match.tensor().shape()) : values;
    }

    /** {@code [out, in, height, width]} summed over {@code in}. */
    private static float[] summed(float[] values, List<Long> shape) {
        int in = shape.get(1).intValue();
        int kernel = values.length / shape.get(0).intValue() / in;
        float[] sums = new float[values.length / in];
        for (int i = 0; i < sums.length; i++) {
            int first = i / kernel * kernel * in + i % kernel;
            for (int channel = 0; channel < in; channel++) {
                sums[i] += values[first + channel * kernel];
            }
        }
        return sums;
    }

    private static String sha256(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new InputException(path + ": can't be read (" + e.getMessage() + ")", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
