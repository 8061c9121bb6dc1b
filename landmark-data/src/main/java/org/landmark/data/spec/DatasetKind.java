package org.landmark.data.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;

/** The data sets that can be read, each with the folder name it usually has and the scheme of its annotation. */
public enum DatasetKind {
    /** The IMM face database: {@code .asf} beside {@code .jpg}. */
    IMM("imm_face_db", LandmarkScheme.IMM58),
    /** iBUG 300-W: photos and a label file in dlib's XML. */
    IBUG300W("ibug_300W", LandmarkScheme.IBUG68),
    /** Photos and a label file in dlib's XML, as its tool imglab writes it, with any points. */
    DLIB_XML("dlib_xml", LandmarkScheme.IBUG68);

    private final String folder;
    private final LandmarkScheme scheme;

    DatasetKind(String folder, LandmarkScheme scheme) {
        this.folder = folder;
        this.scheme = scheme;
    }

    /** The folder's usual name. */
    public String folder() {
        return folder;
    }

    /** What the annotation's own points mean; where that {@linkplain #isSchemeFixed is not fixed}, unless it is said otherwise. */
    public LandmarkScheme scheme() {
        return scheme;
    }

    /** Whether every data set of the kind has the same points; a mere format may hold any, and an experiment says which. */
    public boolean isSchemeFixed() {
        return this != DLIB_XML;
    }

    /**
     * The kind of a name.
     *
     * @throws InputException if there is none
     */
    public static DatasetKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException("unknown data set '" + name + "' (accepted: "
                        + Arrays.stream(values()).map(DatasetKind::toString).collect(Collectors.joining(", "))
                        + ", synthetic)"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
