package org.landmark.data.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.backend.CudaCheck;
import org.landmark.data.memory.MemoryAdvice;
import org.landmark.data.memory.NativeLimits;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command and ends the process: 0 all done; 2 anything refused about usage, configuration or input; 1 only a fault inside.
 * Errors are one line; the trace of a fault goes to a file that the line names, and where memory has run out the line says what to do.
 */
public final class Launcher {
    private static final String HEAP_FULL =
            "error: out of memory: the Java heap is full (-Xmx in MAVEN_OPTS or .mvn/jvm.config gives it more)";

    private Launcher() {}

    /** Runs the command and exits with its code. */
    public static void main(Callable<Integer> command, String[] args) {
        int code = run(command, args);
        System.out.flush();
        System.exit(code);
    }

    /** Runs the command and returns its exit code. */
    public static int run(Callable<Integer> command, String... args) {
        System.setProperty("logback.configurationFile", "org/landmark/data/command/logback.xml");
        NativeLimits.set();
        CommandLine line = new CommandLine(command);
        BuildVersion version = BuildVersion.current();
        String text = "Landmark " + version.code() + " on Deeplearning4j " + version.deeplearning4j() + " ("
                + version.natives() + ")";
        line.getCommandSpec().version(text);
        line.getSubcommands().values().forEach(inner -> inner.getCommandSpec().version(text));
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Launcher::execute)
                .setParameterExceptionHandler((e, arguments) -> {
                    error(e.getCommandLine().getErr(), e.getMessage() + " (see --help)");
                    return CommandLine.ExitCode.USAGE;
                })
                .setExecutionExceptionHandler((e, commandLine, result) -> report(commandLine.getErr(), e));
        try {
            return line.execute(args);
        } catch (Throwable e) { // errors too: a missing native library, no memory left
            return reportAtLast(line.getErr(), e);
        }
    }

    private static int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        if (!last(parsed).isAnnotationPresent(WithoutArrays.class)) {
            try {
                CudaCheck.require();
            } catch (RuntimeException e) { // picocli gives to its handlers only what the command itself throws
                return report(parsed.commandSpec().commandLine().getErr(), e);
            }
        }
        return new RunLast().execute(parsed);
    }

    /** The command that will run: of a command and its subcommand, that is the latter. */
    private static Class<?> last(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().userObject().getClass();
    }

    /** Where the heap is so full that not even advice can be put together, this is said. */
    private static int reportAtLast(PrintWriter err, Throwable e) {
        try {
            return report(err, e);
        } catch (OutOfMemoryError again) {
            System.err.println(HEAP_FULL);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int report(PrintWriter err, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InputException) {
                error(err, cause.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
        }
        error(err, MemoryAdvice.on(e).orElseGet(() -> "internal fault: " + e + trace(e)));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static void error(PrintWriter err, String message) {
        err.println("error: " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        err.flush();
    }

    private static String trace(Throwable e) {
        try {
            Path file = Files.createTempFile("landmark-fault-", ".txt");
            try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
                e.printStackTrace(out);
            }
            return " (details in " + file + ")";
        } catch (IOException unwritable) {
            return "";
        }
    }
}
