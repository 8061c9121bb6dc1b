package org.landmark.data.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The figures of a data set.
 *
 * @param faces faces with points that can be used, those on missing photos included
 * @param points of each face; 0 without faces
 * @param badFaces faces and boxes that can't be used: a wrong annotation, a photo with a broken header, points far outside it
 * @param images photos that the annotation names
 * @param missingPhotos those of them that are not there
 * @param imageWidth in pixels, over the photos that are there; null without any
 * @param imageHeight as {@code imageWidth}
 * @param facesPerPhoto over the photos with a face; null without any
 * @param boxes the boxes
 * @param outside the points outside
 * @param duplicates photos with the same content as another
 * @param splits the number of faces in each part that the data set itself is divided into; null where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetStats(
        int faces,
        int points,
        int badFaces,
        int images,
        int missingPhotos,
        Spread imageWidth,
        Spread imageHeight,
        Spread facesPerPhoto,
        Boxes boxes,
        Outside outside,
        Duplicates duplicates,
        Map<String, Integer> splits) {
    /**
     * The boxes that the annotation gives; where it gives none, the smallest around each face's points.
     *
     * @param total all
     * @param negative those whose left or top is negative
     * @param withoutParts those without points
     */
    public record Boxes(int total, int negative, int withoutParts) {}

    /**
     * Points that stand outside, on faces whose photo is there.
     *
     * @param photo points outside their photo, whose first pixel begins at -0.5
     * @param facesOverPhoto faces with such a point
     * @param box points outside the box that the annotation gives
     * @param facesOverBox faces with such a point
     */
    public record Outside(int photo, int facesOverPhoto, int box, int facesOverBox) {}

    /**
     * Photos whose content, byte for byte, an earlier photo has already.
     *
     * @param withinSplits the earlier one is of the same split, or there are no splits
     * @param betweenSplits the earlier one is of another split only
     */
    public record Duplicates(int withinSplits, int betweenSplits) {}
}
