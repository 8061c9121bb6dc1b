package org.landmark.data.command;

import java.io.PrintStream;
import org.landmark.data.dataset.FaceLoader;

/** Shows how many faces have been drawn or read: a counting line on a terminal, otherwise one line when drawing begins. */
public final class LoadingLine implements FaceLoader.Progress {
    private static final int EVERY = 10;

    private final String counting;
    private final String announcement;
    private final PrintStream out;
    private int shown;

    private LoadingLine(String counting, String announcement, PrintStream out) {
        this.counting = counting;
        this.announcement = announcement;
        this.out = out;
    }

    /** For the embedded faces, which are drawn once. */
    public static FaceLoader.Progress drawing() {
        return System.console() == null
                ? new LoadingLine(null, "drawing the embedded faces, which are kept for the next time", System.out)
                : new LoadingLine("drawing the embedded faces", null, System.out);
    }

    /** For faces that are read. */
    public static FaceLoader.Progress reading() {
        return System.console() == null ? NONE : new LoadingLine("reading photos", null, System.out);
    }

    @Override
    public synchronized void loaded(int done, int total) {
        if (done <= shown) {
            return;
        }
        if (counting != null && (done % EVERY == 0 || done == total)) {
            out.print("\r" + counting + ": " + done + "/" + total + (done == total ? "\n" : ""));
            out.flush();
        } else if (announcement != null && shown == 0) {
            out.println(announcement);
        }
        shown = done;
    }
}
