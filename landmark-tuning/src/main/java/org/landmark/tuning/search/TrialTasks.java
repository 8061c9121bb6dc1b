package org.landmark.tuning.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.TaskCreator;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.deeplearning4j.arbiter.optimize.runner.CandidateInfo;
import org.deeplearning4j.arbiter.optimize.runner.CandidateStatus;
import org.deeplearning4j.arbiter.optimize.runner.IOptimizationRunner;
import org.deeplearning4j.arbiter.optimize.runner.listener.StatusListener;
import org.landmark.tuning.run.CandidateRecord;
import org.landmark.tuning.run.Trial;

/**
 * Trainings as tasks of Arbiter's runner. Arbiter's own task for a network collects garbage and then sleeps for two seconds after each
 * candidate, which is not needed where a training frees its network itself.
 */
@SuppressWarnings("deprecation") // Arbiter's older kind of data is still part of its interface
final class TrialTasks implements TaskCreator {
    /** Trains a candidate and writes down what came of it. */
    @FunctionalInterface
    interface Training {
        /** @throws IOException if nothing can be written any more, which ends the sweep */
        CandidateRecord train(Trial trial, CandidateInfo status) throws IOException;
    }

    private final Training training;

    TrialTasks(Training training) {
        this.training = training;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as Arbiter declares it
    public Callable<OptimizationResult> create(
            Candidate candidate,
            DataProvider data,
            ScoreFunction score,
            List<StatusListener> listeners,
            IOptimizationRunner runner) {
        return () -> run((Candidate<Trial>) candidate, listeners, runner);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Arbiter declares it
    public Callable<OptimizationResult> create(
            Candidate candidate,
            Class<? extends DataSource> data,
            Properties properties,
            ScoreFunction score,
            List<StatusListener> listeners,
            IOptimizationRunner runner) {
        return create(candidate, null, score, listeners, runner);
    }

    private OptimizationResult run(
            Candidate<Trial> candidate, List<StatusListener> listeners, IOptimizationRunner runner) {
        long began = System.currentTimeMillis();
        CandidateInfo info = new CandidateInfo(
                candidate.getIndex(),
                CandidateStatus.Running,
                null,
                began,
                began,
                null,
                candidate.getFlatParameters(),
                null);
        CandidateRecord record;
        try {
            record = training.train(candidate.getValue(), info);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        info.setCandidateStatus(record.succeeded() ? CandidateStatus.Complete : CandidateStatus.Failed);
        info.setScore(record.score());
        info.setEndTime(System.currentTimeMillis());
        info.setExceptionStackTrace(record.error());
        OptimizationResult result =
                new OptimizationResult(candidate, record.score(), candidate.getIndex(), record, info, null);
        listeners.forEach(listener -> listener.onCandidateStatusChange(info, runner, result));
        return result;
    }
}
