package org.landmark.tuning.search;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.termination.TerminationCondition;
import org.deeplearning4j.arbiter.optimize.config.OptimizationConfiguration;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.serde.jackson.JsonMapper;
import org.deeplearning4j.arbiter.ui.data.GlobalConfigPersistable;
import org.deeplearning4j.arbiter.ui.listener.ArbiterStatusListener;
import org.deeplearning4j.core.storage.StatsStorageRouter;
import org.nd4j.shade.jackson.core.JsonProcessingException;

/**
 * Feeds Arbiter's page in the browser. The page reads a sweep's configuration as JSON of Arbiter's classes and by their fields, so it is
 * given one that has only what it shows.
 */
final class SweepPage extends ArbiterStatusListener {
    private final String session;
    private final StatsStorageRouter storage;
    private final CandidateGenerator shown;
    private final String score;
    private final List<String> ends;

    /**
     * @param session the name under which it stands
     * @param shown the space's generator
     * @param score the name of the score
     * @param ends what ends the sweep, in words
     */
    SweepPage(String session, StatsStorageRouter storage, CandidateGenerator shown, String score, List<String> ends) {
        super(session, storage);
        this.session = session;
        this.storage = storage;
        this.shown = shown;
        this.score = score;
        this.ends = List.copyOf(ends);
    }

    @Override
    public void onInitialization(IOptimizationRunner runner) {
        storage.putStaticInfo(status(runner));
    }

    @Override
    public void onRunnerStatusChange(IOptimizationRunner runner) {
        storage.putStaticInfo(status(runner));
    }

    private GlobalConfigPersistable status(IOptimizationRunner runner) {
        return new GlobalConfigPersistable.Builder()
                .sessionId(session)
                .timestamp(System.currentTimeMillis())
                .optimizationConfigJson(json(runner.getConfiguration().getExecutionStartTime()))
                .candidateCounts(
                        runner.numCandidatesQueued(),
                        runner.numCandidatesCompleted(),
                        runner.numCandidatesFailed(),
                        runner.numCandidatesTotal())
                .optimizationRunner(runner.getClass().getSimpleName())
                .build();
    }

    private String json(long began) {
        List<TerminationCondition> conditions = new ArrayList<>();
        ends.forEach(end -> conditions.add(new ShownEnd(end)));
        OptimizationConfiguration configuration = new OptimizationConfiguration.Builder()
                .candidateGenerator(shown)
                .dataSource(RunFaces.class, null)
                .modelSaver(new RunFolders())
                .scoreFunction(new SmallerIsBetter(score))
                .terminationConditions(conditions)
                .build();
        configuration.setExecutionStartTime(began);
        try {
            return JsonMapper.getMapper().writeValueAsString(configuration);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Arbiter can't write what its page shows", e);
        }
    }
}
