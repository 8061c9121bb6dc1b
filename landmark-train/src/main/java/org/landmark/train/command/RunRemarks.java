package org.landmark.train.command;

import java.io.IOException;
import java.io.PrintStream;
import org.landmark.train.GuardRails;
import org.landmark.train.TrainingListener;
import org.landmark.train.TrainingState;
import org.landmark.train.run.RunPlan;
import org.landmark.train.run.RunRecord;

/** Says where a training goes wrong, on the console and in {@code run.json}, whose remarks the report repeats. */
final class RunRemarks implements TrainingListener {
    private final RunPlan plan;
    private final PrintStream out;
    private final GuardRails guards;
    private RunRecord record;
    private TrainingState reached;

    RunRemarks(RunPlan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        this.record = plan.record();
        this.reached = plan.start();
        this.guards =
                new GuardRails(plan.config().train(), plan.record().baseline().validationLoss());
    }

    @Override
    public void epochDone(EpochResult result) throws IOException {
        reached = result.state();
        if (record.quick()) {
            return; // its numbers mean nothing
        }
        for (String warning : guards.after(reached.history())) {
            out.println("warning: " + warning);
            remark(warning);
        }
    }

    /** Writes down what happened. */
    void remark(String what) throws IOException {
        record = record.remarking(what);
        plan.folder().writeRun(record);
    }

    /** The record with its remarks. */
    RunRecord record() {
        return record;
    }

    /** After the last whole epoch. */
    TrainingState reached() {
        return reached;
    }
}
