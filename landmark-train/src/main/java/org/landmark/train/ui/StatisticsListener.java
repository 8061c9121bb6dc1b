package org.landmark.train.ui;

import java.util.Map;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.ui.model.stats.StatsListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's statistics of a training, without the time and the memory that they take: a report may take longer than many steps, and leaves
 * a dozen arrays of the parameters' size behind, outside the heap, where only a garbage collection that the small heap never needs would
 * free them.
 */
final class StatisticsListener extends StatsListener {
    private static final long serialVersionUID = 1L;

    /** About what one report leaves behind, in sizes of all parameters; measured on 9.4 million of them. */
    private static final long COPIES = 14;

    private static final long ALLOWED_BYTES = 256L << 20;

    private final transient ReportPace pace;
    private long leftBehind;

    /**
     * @param session the name under which they stand
     */
    StatisticsListener(StatsStorageRouter storage, String session) {
        this(storage, session, new ReportPace(System::nanoTime));
    }

    StatisticsListener(StatsStorageRouter storage, String session, ReportPace pace) {
        super(storage, null, new PacedReports(pace), session, "trainer");
        this.pace = pace;
    }

    @Override
    public void onForwardPass(Model model, Map<String, INDArray> activations) {
        if (pace.isDue()) {
            pace.time(() -> super.onForwardPass(model, activations));
        }
    }

    @Override
    public void onGradientCalculation(Model model) {
        if (pace.isDue()) {
            pace.time(() -> super.onGradientCalculation(model));
        }
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
        pace.time(() -> {
            super.iterationDone(model, iteration, epoch);
            if (pace.isDue()) {
                leftBehind += COPIES * Float.BYTES * model.numParams();
            }
            if (leftBehind > ALLOWED_BYTES) {
                System.gc();
                leftBehind = 0;
            }
        });
        pace.stepDone();
    }
}
