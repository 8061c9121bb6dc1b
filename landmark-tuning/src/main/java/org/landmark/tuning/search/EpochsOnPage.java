package org.landmark.tuning.search;

import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.landmark.train.TrainingListener;

/** Tells Arbiter's page of a candidate after each epoch. */
final class EpochsOnPage implements TrainingListener {
    private final SweepPage page;
    private final CandidateInfo status;

    EpochsOnPage(SweepPage page, CandidateInfo status) {
        this.page = page;
        this.status = status;
    }

    @Override
    public void epochDone(EpochResult result) {
        ComputationGraph network = result.trained().network();
        page.onCandidateIteration(status, network, network.getIterationCount());
    }
}
