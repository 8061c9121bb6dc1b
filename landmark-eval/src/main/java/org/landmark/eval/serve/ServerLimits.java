package org.landmark.eval.serve;

import org.landmark.data.image.PhotoHeader;

/**
 * What a server takes on.
 *
 * @param uploadBytes of the largest request
 * @param pixels of the largest photo
 * @param workers photos that are worked on at the same time
 * @param places photos that are in memory at the same time, waiting or worked on; the next one is turned away
 */
public record ServerLimits(int uploadBytes, long pixels, int workers, int places) {
    /** The largest upload that may be allowed. */
    public static final int MAX_UPLOAD_MEGABYTES = 256;

    private static final int MEGABYTE = 1 << 20;
    private static final int MOST_WORKERS = 4;
    private static final int MOST_PLACES = 64;
    private static final int FEWEST_PLACES = 8;

    public ServerLimits {
        if (uploadBytes < 1 || pixels < 1 || pixels > PhotoHeader.MAX_PIXELS || workers < 1 || places < workers) {
            throw new IllegalArgumentException("no limits of a server: " + uploadBytes + " bytes, " + pixels
                    + " pixels, " + workers + " workers, " + places + " places");
        }
    }

    /**
     * For this machine: a worker for each core up to {@value #MOST_WORKERS}, and as many places, up to {@value #MOST_PLACES}, as uploads
     * fit into a quarter of the heap.
     *
     * @param uploadMegabytes of 2^20 bytes, 1 to {@value #MAX_UPLOAD_MEGABYTES}
     * @param megapixels of 10^6 pixels
     */
    public static ServerLimits ofMachine(int uploadMegabytes, int megapixels) {
        int workers = Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors());
        long fitting = Runtime.getRuntime().maxMemory() / 4 / ((long) uploadMegabytes * MEGABYTE);
        return new ServerLimits(uploadMegabytes * MEGABYTE, megapixels * 1_000_000L, workers, (int)
                Math.max(FEWEST_PLACES, Math.min(MOST_PLACES, fitting)));
    }
}
