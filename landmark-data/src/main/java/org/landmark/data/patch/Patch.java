package org.landmark.data.patch;

import org.landmark.data.ImageSize;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.transform.Crop;
import org.landmark.data.transform.Extent;
import org.landmark.data.transform.Homography;

/**
 * A rectangle of a photo in blocks of whole pixels, each of which becomes one pixel of the patch. The blocks are counted from the crop's
 * left and top, so that a picture does not depend on how much of its surroundings is kept.
 *
 * @param left the photo's column where the first block begins; it may lie up to a block before the photo
 * @param top the photo's row where the first block begins
 * @param columns how many blocks there are in a row, the patch's width
 * @param rows the patch's height
 * @param blockWidth columns of the photo in a block
 * @param blockHeight rows of the photo in a block
 */
public record Patch(int left, int top, int columns, int rows, int blockWidth, int blockHeight) {
    /** Pixels of the patch beyond what is shown, for sampling between pixels. */
    private static final int MARGIN = 2;

    public Patch {
        if (columns < 1 || rows < 1 || blockWidth < 1 || blockHeight < 1) {
            throw new IllegalArgumentException(
                    "patch is empty: " + columns + " x " + rows + " blocks of " + blockWidth + " x " + blockHeight);
        }
    }

    /**
     * What has to be kept of a photo.
     *
     * @param crop the part that is shown when nothing moves
     * @param reach how far from the crop's middle anything is shown
     * @param input says how fine the pictures are
     */
    public static Patch of(Crop crop, Extent reach, ImageSize photo, InputSpec input) {
        int blockWidth = Math.max(1, crop.width() / input.width());
        int blockHeight = Math.max(1, crop.height() / input.height());
        double middleX = crop.left() + crop.width() / 2.0;
        double middleY = crop.top() + crop.height() / 2.0;
        int[] x = blocks(middleX - reach.x(), middleX + reach.x(), crop.left(), blockWidth, photo.width());
        int[] y = blocks(middleY - reach.y(), middleY + reach.y(), crop.top(), blockHeight, photo.height());
        return new Patch(x[0], y[0], x[1], y[1], blockWidth, blockHeight);
    }

    /** Begin of the first block and number of blocks that cover what is wanted of an axis, within its photo. */
    private static int[] blocks(double from, double to, int origin, int block, int extent) {
        double margin = (double) MARGIN * block;
        double first = Math.min(Math.max(from - margin, 0), extent - 1.0);
        double end = Math.max(Math.min(to + margin, extent), first + 1);
        int begin = origin + block * (int) Math.floor((first - origin) / block);
        return new int[] {begin, (int) Math.ceil((end - begin) / block)};
    }

    /** From pixels of the photo to pixels of the patch, both with centres on whole numbers. */
    public Homography fromPhoto() {
        return Homography.translation(0.5 - left, 0.5 - top)
                .then(Homography.scaling(1.0 / blockWidth, 1.0 / blockHeight))
                .then(Homography.translation(-0.5, -0.5));
    }

    /** How many bytes its pixels are. */
    public int length(int channels) {
        return Math.multiplyExact(Math.multiplyExact(columns, rows), channels);
    }
}
