package org.landmark.data.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;

/**
 * The data sets and formats that can be read, each with the scheme of its annotation and, for data sets, the folder name that it
 * usually has. In configurations and options a kind is named in small letters, with dashes.
 */
public enum DatasetKind {
    /** The IMM face database: {@code .asf} beside {@code .jpg}. */
    IMM(Optional.of("imm_face_db"), LandmarkScheme.IMM58),
    /** iBUG 300-W: photos and a label file in dlib's XML. */
    IBUG300W(Optional.of("ibug_300W"), LandmarkScheme.IBUG68),
    /** Frames of YouTube Faces with the keypoints of Udacity: a CSV of training frames and one of test frames. */
    YOUTUBE_FACES(Optional.of("youtube_faces"), LandmarkScheme.IBUG68),
    /** Any label file in dlib's XML, as imglab writes it. */
    DLIB_XML(Optional.empty(), LandmarkScheme.IBUG68),
    /** Any folder of photos with a {@code .pts} file beside each, in folders below it too. */
    PTS(Optional.empty(), LandmarkScheme.IBUG68),
    /** Any CSV with a row {@code name,x0,y0,x1,y1,...} for each face. */
    CSV(Optional.empty(), LandmarkScheme.IBUG68);

    private final Optional<String> folder;
    private final LandmarkScheme scheme;

    DatasetKind(Optional<String> folder, LandmarkScheme scheme) {
        this.folder = folder;
        this.scheme = scheme;
    }

    /** The folder's usual name; none for mere formats. */
    public Optional<String> folder() {
        return folder;
    }

    /** What the annotation's own points mean; where that {@linkplain #isSchemeFixed is not fixed}, unless it is said otherwise. */
    public LandmarkScheme scheme() {
        return scheme;
    }

    /** Whether every data set of the kind has the same points; a mere format may hold any, and an experiment says which. */
    public boolean isSchemeFixed() {
        return folder.isPresent();
    }

    /** Whether its annotation stands in label files, one of which can be named, and not in a file beside each photo. */
    public boolean hasLabelFile() {
        return this != IMM && this != PTS;
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
