package org.landmark.tuning.run;

import java.util.ArrayList;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.train.TrainingListener;
import org.landmark.tuning.config.Score;
import org.landmark.tuning.config.StoppingSpec;

/** Scores a candidate's best model after every epoch, and ends a training that is hopeless beside others. */
final class ScoreListener implements TrainingListener {
    private final int number;
    private final Score score;
    private final StoppingSpec stop;
    private final Scoreboard board;
    private final List<Double> scores = new ArrayList<>();
    private boolean stopped;

    ScoreListener(int number, Score score, StoppingSpec stop, Scoreboard board) {
        this.number = number;
        this.score = score;
        this.stop = stop;
        this.board = board;
    }

    @Override
    public void epochDone(EpochResult result) {
        double now = result.isBest()
                ? score.of(result.metrics().validationLoss(), result.validation())
                        .orElseThrow(() -> new InputException("score: the scheme has no " + score))
                : scores.get(scores.size() - 1);
        scores.add(now);
        board.add(number, now);
    }

    @Override
    public boolean goesOn(EpochResult result) {
        int epoch = scores.size();
        stopped = stop.stops(epoch, scores.get(epoch - 1), board.others(number, epoch));
        return !stopped;
    }

    /** After each epoch, of the best model so far. */
    List<Double> scores() {
        return List.copyOf(scores);
    }

    /** Whether the training was ended. */
    boolean hasStopped() {
        return stopped;
    }
}
