package org.landmark.data.split;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.landmark.data.FaceSample;

/**
 * The photo that a face is on. In AFW and HELEN each face has a file of its own, cut from the photo that their names begin with:
 * {@code 123_1} and {@code 123_2} are one. Elsewhere, LFPW's {@code image_0001} too, it is the file.
 */
final class PhotoRule {
    private static final Set<String> CUT_BY_FACE = Set.of("afw", "helen");
    private static final Set<String> PARTS = Set.of("trainset", "testset");
    /** Further boxes on one photo count up behind its name. */
    private static final Pattern BOX = Pattern.compile("#\\d+$");

    private static final Pattern FACE = Pattern.compile("_\\d+(\\.[^./]*)?$");

    private PhotoRule() {}

    /** A name that depends on the data set alone, not on where it lies. */
    static String photo(FaceSample face) {
        String file = BOX.matcher(face.id()).replaceFirst("");
        return isCutByFace(face.id(), face.photo()) ? FACE.matcher(file).replaceFirst("") : file;
    }

    private static boolean isCutByFace(String id, Path photo) {
        String[] folders = id.split("/");
        for (int i = 0; i < folders.length - 1; i++) {
            if (CUT_BY_FACE.contains(folders[i])) {
                return true;
            }
        }
        return folders.length == 1 && liesInSuchAFolder(photo.toAbsolutePath());
    }

    /** Where a folder of the data set is read by itself, ids don't name it. */
    private static boolean liesInSuchAFolder(Path photo) {
        Path folder = photo.getParent();
        if (folder.getNameCount() > 1 && PARTS.contains(folder.getFileName().toString())) {
            folder = folder.getParent();
        }
        return folder.getNameCount() > 0
                && CUT_BY_FACE.contains(folder.getFileName().toString());
    }
}
