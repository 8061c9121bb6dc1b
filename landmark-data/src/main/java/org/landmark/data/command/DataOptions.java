package org.landmark.data.command;

import java.nio.file.Path;
import java.util.Optional;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import picocli.CommandLine.Option;

/** The options by which commands are told their data. */
public final class DataOptions {
    @Option(
            names = "--dataset",
            paramLabel = "KIND",
            description =
                    "format of the data: imm, ibug300w, youtube-faces, dlib-xml, pts, csv, or synthetic for the embedded"
                            + " faces")
    private String dataset;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "the data set's own folder; by default its usual name under $LANDMARK_DATA, else the"
                    + " embedded faces")
    private Path data;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "label file, looked for in the data folder and then in the working folder")
    private Path labels;

    /** Whether the user said where the data lies. */
    public boolean isGiven() {
        return dataset != null || data != null || labels != null;
    }

    /**
     * The format that the options name, or that of the experiment.
     *
     * @throws org.landmark.data.InputException if there is none of that name
     */
    DatasetKind kind(DatasetKind byDefault) {
        return dataset == null || isSynthetic() ? byDefault : DatasetKind.named(dataset);
    }

    private boolean isSynthetic() {
        return "synthetic".equals(dataset);
    }

    /**
     * Finds the data, which is of the given kind unless the options name another.
     *
     * @throws org.landmark.data.InputException if it is not there or the options contradict each other
     */
    public DataLocation locate(DatasetKind byDefault) {
        return locate(byDefault, Optional.empty());
    }

    /**
     * Finds an experiment's data; where the options name no label file and no other format, its own label file goes with it.
     *
     * @throws org.landmark.data.InputException if it is not there or the options contradict each other
     */
    public DataLocation locate(DataSpec spec) {
        return locate(spec.dataset(), spec.labelFile());
    }

    private DataLocation locate(DatasetKind byDefault, Optional<Path> itsLabels) {
        DatasetKind kind = kind(byDefault);
        if (isSynthetic() && data != null) {
            throw new InputException("--dataset synthetic is the embedded faces (expected no --data, came --data "
                    + data + "; name a format to read that folder)");
        }
        Optional<Path> named = Optional.ofNullable(labels).or(() -> kind == byDefault ? itsLabels : Optional.empty());
        return isSynthetic()
                ? DataLocation.embedded(kind, named, LoadingLine.drawing())
                : DataLocation.find(kind, Optional.ofNullable(data), named, System.getenv(), LoadingLine.drawing());
    }

    /**
     * Reads data for use: names each bad face that is skipped, and counts those that the experiment leaves out.
     *
     * @param allowedBad how many bad faces the user allows
     * @throws org.landmark.data.InputException if there are more
     */
    public static FaceDataset load(DataLocation location, DataSpec spec, int allowedBad) {
        FaceDataset dataset = FaceLoader.load(location, spec, LoadingLine.reading());
        dataset.requireAtMostBad(allowedBad);
        dataset.bad().forEach(face -> System.out.println("skipped: " + face.problem()));
        if (!dataset.leftOut().isEmpty()) {
            System.out.println("left out: " + dataset.leftOut().size() + " of " + dataset.total()
                    + " faces, whose boxes have a negative left or top (crop.negative: skip)");
        }
        return dataset;
    }

    /**
     * Reads the boxes of a label file in dlib's XML, whose points, if there are any, are not looked at.
     *
     * @throws org.landmark.data.InputException if one can't be used; names the first
     */
    public static FaceDataset loadBoxes(DataLocation location, DataSpec spec) {
        FaceDataset boxes = FaceLoader.loadBoxes(location, spec, LoadingLine.reading());
        if (!boxes.bad().isEmpty()) {
            throw new InputException(boxes.bad().size() + " of " + boxes.total() + " boxes can't be used, the first: "
                    + boxes.bad().get(0).problem());
        }
        return boxes;
    }
}
