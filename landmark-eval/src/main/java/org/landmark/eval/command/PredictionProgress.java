package org.landmark.eval.command;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tells what has been done: a bar on a terminal, with all lines below it at the end; otherwise each line at once. */
final class PredictionProgress implements AutoCloseable {
    private static final int REFRESH_MILLIS = 250;

    private final PrintStream out;
    private final ProgressBar bar;
    private final List<String> kept = new ArrayList<>();

    /**
     * @param total how many photos or pictures; 0 if that is not known
     */
    PredictionProgress(String task, String unit, int total, PrintStream out) {
        this.out = out;
        this.bar = System.console() == null || total == 1
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total == 0 ? -1 : total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(REFRESH_MILLIS)
                        .setUnit(" " + unit, 1)
                        .showSpeed()
                        .build();
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    void say(String line) {
        if (bar == null) {
            out.println(line);
        } else {
            kept.add(line);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            kept.forEach(out::println);
        }
    }
}
