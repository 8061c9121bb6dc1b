package org.landmark.train.page;

import java.nio.file.Path;
import org.landmark.train.run.RunFolder;

/**
 * Names the files of a run's page.
 *
 * @param root {@code page/} in the run's folder
 */
public record PageFolder(Path root) {
    /** That of a run. */
    public static PageFolder of(RunFolder run) {
        return new PageFolder(run.root().resolve("page"));
    }

    /** The faces that are shown after every epoch, and what is common to all pictures. */
    public Path faces() {
        return root.resolve("faces.json");
    }

    /** A record for every epoch. */
    public Path epochs() {
        return root.resolve("epochs.bin");
    }

    /** The best and worst faces of the last validation. */
    public Path ranking() {
        return root.resolve("ranking.json");
    }

    /** The first filters after the last epoch. */
    public Path filters() {
        return root.resolve("filters.json");
    }

    /** The maps of some faces after the last epoch. */
    public Path maps() {
        return root.resolve("maps.bin");
    }

    /** How far the training is. */
    public Path progress() {
        return root.resolve("progress.json");
    }

    /** The picture of a validation face, by its place among them. */
    public Path picture(int face) {
        return root.resolve("face-" + face + ".jpg");
    }
}
