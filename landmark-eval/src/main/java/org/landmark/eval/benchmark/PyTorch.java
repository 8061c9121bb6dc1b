package org.landmark.eval.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;

/**
 * The peer in PyTorch.
 *
 * @param python the interpreter that has it
 */
record PyTorch(String python) {
    private static final String SCRIPT = "torch_benchmark.py";

    /**
     * Tries whether it is there.
     *
     * @throws InputException says what to install
     */
    void require() {
        String advice = " (expected a Python with torch and torchvision; Debian: apt-get install python3-torch"
                + " python3-torchvision, and --python /usr/bin/python3)";
        ChildProcess tried;
        try {
            tried = ChildProcess.run(List.of(python, "-c", "import torch, torchvision"), "");
        } catch (IOException e) {
            throw new InputException("--python: " + python + " can't be run" + advice, e);
        }
        if (tried.code() != 0) {
            throw new InputException(
                    "--python: " + python + " can't import torch and torchvision: " + tried.lastError() + advice);
        }
    }

    /** The command that measures; it reads {@link #script}. */
    List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of(python, "-"));
        command.addAll(options);
        return command;
    }

    static String script() {
        try (InputStream in = PyTorch.class.getResourceAsStream(SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + SCRIPT, e);
        }
    }
}
