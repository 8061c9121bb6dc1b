package org.landmark.tuning.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.landmark.data.command.Launcher;

/**
 * A command run within the test, with what it printed.
 *
 * @param code its exit code
 */
record SweepRun(int code, String out, String err) {
    static SweepRun sweep(String... arguments) {
        return of(new SweepCommand(), arguments);
    }

    static SweepRun of(Callable<Integer> command, String... arguments) {
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Launcher.run(command, arguments);
            return new SweepRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
