package org.landmark.train.ui;

import org.deeplearning4j.ui.model.stats.api.StatsType;
import org.deeplearning4j.ui.model.stats.api.StatsUpdateConfiguration;
import org.deeplearning4j.ui.model.stats.impl.DefaultStatsUpdateConfiguration;

/** What Deeplearning4j reports by default, in steps that a pace chooses instead of every so manieth. */
final class PacedReports implements StatsUpdateConfiguration {
    private static final long serialVersionUID = 1L;

    private final transient ReportPace pace;
    private final StatsUpdateConfiguration content = new DefaultStatsUpdateConfiguration.Builder().build();

    PacedReports(ReportPace pace) {
        this.pace = pace;
    }

    @Override
    public int reportingFrequency() {
        return pace.isDue() ? 1 : Integer.MAX_VALUE;
    }

    @Override
    public boolean collectPerformanceStats() {
        return content.collectPerformanceStats();
    }

    @Override
    public boolean collectMemoryStats() {
        return content.collectMemoryStats();
    }

    @Override
    public boolean collectGarbageCollectionStats() {
        return content.collectGarbageCollectionStats();
    }

    @Override
    public boolean collectLearningRates() {
        return content.collectLearningRates();
    }

    @Override
    public boolean collectHistograms(StatsType type) {
        return content.collectHistograms(type);
    }

    @Override
    public int numHistogramBins(StatsType type) {
        return content.numHistogramBins(type);
    }

    @Override
    public boolean collectMean(StatsType type) {
        return content.collectMean(type);
    }

    @Override
    public boolean collectStdev(StatsType type) {
        return content.collectStdev(type);
    }

    @Override
    public boolean collectMeanMagnitudes(StatsType type) {
        return content.collectMeanMagnitudes(type);
    }
}
