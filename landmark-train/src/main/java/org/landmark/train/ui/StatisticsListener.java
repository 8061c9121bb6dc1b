package org.landmark.train.ui;

import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;

/**
 * DL4J's statistics of a training, without the memory that they take: each report leaves a dozen arrays of the parameters' size behind,
 * outside the heap, where only a garbage collection that the small heap never needs would free them.
 */
final class StatisticsListener extends StatsListener {
    private static final long serialVersionUID = 1L;

    /** About what one report leaves behind, in sizes of all parameters; measured on 9.4 million of them. */
    private static final long COPIES = 14;

    private static final long ALLOWED_BYTES = 768L << 20;

    private final int frequency;
    private long leftBehind;

    /**
     * @param frequency steps from one report to the next
     * @param session the name under which they stand
     */
    StatisticsListener(StatsStorageRouter storage, int frequency, String session) {
        super(
                storage,
                null,
                new DefaultStatsUpdateConfiguration.Builder()
                        .reportingFrequency(frequency)
                        .build(),
                session,
                "trainer");
        this.frequency = frequency;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        super.iterationDone(model, iteration, epoch);
        if (iteration % frequency == 0) {
            leftBehind += COPIES * Float.BYTES * model.numParams();
        }
        if (leftBehind > ALLOWED_BYTES) {
            System.gc();
            leftBehind = 0;
        }
    }
}
