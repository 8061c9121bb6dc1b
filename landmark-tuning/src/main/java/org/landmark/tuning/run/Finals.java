package org.landmark.tuning.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.landmark.tuning.config.FinalSpec;
import org.landmark.tuning.config.NoStopping;

/** Trains the best candidates again with several seeds. A seed that a candidate has had, to its last epoch, is not trained again. */
public final class Finals {
    private final FinalSpec spec;
    private final CandidateTraining training;
    private final Journal journal;
    private final int parallel;

    /**
     * Goes on after what is in a journal.
     *
     * @param parallel trainings at once
     */
    public Finals(FinalSpec spec, CandidateTraining training, Journal journal, int parallel) {
        this.spec = spec;
        this.training = training;
        this.journal = journal;
        this.parallel = parallel;
    }

    /**
     * Trains what is missing.
     *
     * @param ranked candidates with a score, the best first
     * @param listener told of each training
     * @throws IOException if nothing can be written down any more
     */
    public void run(List<CandidateRecord> ranked, CandidateListener listener) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(parallel, work -> {
            Thread thread = new Thread(work, "final");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<CandidateRecord>> trainings = new ArrayList<>();
            for (CandidateRecord candidate :
                    ranked.stream().limit(spec.candidates()).toList()) {
                for (long seed : spec.seeds()) {
                    if (journal.records().stream()
                            .noneMatch(known -> known.number() == candidate.number() && known.seed() == seed)) {
                        trainings.add(threads.submit(() -> train(candidate, seed, listener)));
                    }
                }
            }
            for (Future<CandidateRecord> future : trainings) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException unwritable) {
                throw unwritable;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private CandidateRecord train(CandidateRecord candidate, long seed, CandidateListener listener) throws IOException {
        CandidateRecord record = candidate.seed() == seed && !candidate.stopped()
                ? candidate
                : training.train(
                        new Trial(candidate.number(), candidate.parameters(), candidate.genes()),
                        SweepFolder.rerun(candidate.number(), seed),
                        List.of("seed=" + seed),
                        new NoStopping(),
                        new Scoreboard(List.of()),
                        List.of(listener));
        journal.add(record);
        listener.ended(record);
        return record;
    }
}
