package org.landmark.tuning.command;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalInt;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.landmark.eval.metric.LossText;
import org.landmark.tuning.run.CandidateListener;
import org.landmark.tuning.run.CandidateRecord;

/** Prints a line for each candidate that has ended; on a terminal, epochs move a bar below. */
final class SweepProgress implements CandidateListener, AutoCloseable {
    private static final int REFRESH_MILLIS = 1000;
    /** To the line's begin, and what stood on it away. */
    private static final String OVER_THE_BAR = "\r\u001b[K";

    private final String what;
    private final OptionalInt most;
    private final int epochs;
    private final String score;
    private final PrintStream out;
    private final ProgressBar bar; // null where there is no terminal
    private int done;

    /**
     * @param what trains, as in {@code candidate}
     * @param done how many have ended before
     * @param most how many there are at most, with those
     * @param epochs that each has
     * @param score its name
     */
    SweepProgress(String what, int done, OptionalInt most, int epochs, String score, PrintStream out) {
        this.what = what;
        this.done = done;
        this.most = most;
        this.epochs = epochs;
        this.score = score;
        this.out = out;
        this.bar = System.console() == null
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(what + "s")
                        .setInitialMax(most.isPresent() ? (long) most.getAsInt() * epochs : -1)
                        .startsFrom((long) done * epochs, java.time.Duration.ZERO)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setUnit(" epochs", 1)
                        .setConsumer(new ConsoleProgressBarConsumer(System.err)) // which keeps to one line
                        .build();
    }

    @Override
    public void epochDone(EpochResult result) {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public synchronized void ended(CandidateRecord record) {
        done++;
        if (bar != null) {
            bar.stepTo((long) done * epochs); // also past the epochs of one that ended early
            out.print(OVER_THE_BAR);
        }
        out.println(
                "[" + done + (most.isPresent() ? "/" + most.getAsInt() : "") + "] " + what + " " + line(record, score));
    }

    private static String line(CandidateRecord run, String score) {
        return String.format(
                Locale.ROOT,
                "%d  %s  %s  %.1f s  %s, seed %d",
                run.number(),
                run.succeeded() ? score + " " + LossText.of(run.score()) : "failed: " + run.error(),
                run.epochs() + (run.epochs() == 1 ? " epoch" : " epochs") + (run.stopped() ? " (stopped)" : ""),
                run.seconds(),
                run.parameters().describe(),
                run.seed());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
