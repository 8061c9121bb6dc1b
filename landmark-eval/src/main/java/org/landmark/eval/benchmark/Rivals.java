package org.landmark.eval.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;

/**
 * Those that are compared, each of which measures in a new process.
 *
 * @param main class of the command that measures one workload
 * @param pytorch the peer
 * @param threads of native code
 */
public record Rivals(String main, PyTorch pytorch, int threads) {
    public Rivals(Class<?> main, String python, int threads) {
        this(main.getName(), new PyTorch(python), threads);
    }

    /** Who measures. */
    enum Rival {
        FAST,
        PYTORCH,
        STOCK
    }

    /**
     * Tries whether all are there.
     *
     * @throws InputException says what is missing
     */
    void require() {
        pytorch.require();
    }

    /**
     * Lets one of them measure.
     *
     * @throws InputException if it fails; says why
     */
    Measurement measure(Rival rival, Workload workload) {
        List<String> options = new ArrayList<>(workload.options());
        options.addAll(List.of("--threads", Integer.toString(threads)));
        ChildProcess child;
        try {
            if (rival == Rival.PYTORCH) {
                child = ChildProcess.run(pytorch.command(options), PyTorch.script());
            } else {
                options.addAll(List.of("--path", rival == Rival.FAST ? "fast" : "stock"));
                child = ChildProcess.run(FreshJvm.command(main, options), "");
            }
        } catch (IOException e) {
            throw new InputException(rival + ": can't be started: " + e.getMessage(), e);
        }
        if (child.code() != 0) {
            throw new InputException(
                    rival + ", " + workload + ": ended with " + child.code() + ": " + child.lastError());
        }
        return ConfigReader.json(child.output(), "what " + rival + " printed", Measurement.class);
    }
}
