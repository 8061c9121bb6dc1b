package org.landmark.tuning.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.FaceSplit;
import org.landmark.data.spec.DataSpec;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** The faces of a candidate for Arbiter: lists of those that train and those that validate in the run folder that {@code run} names. */
public final class RunFaces implements DataSource {
    /** The property that names the run folder. */
    public static final String RUN = "run";

    private static final long serialVersionUID = 1L;

    private String run;

    @Override
    public void configure(Properties properties) {
        run = properties.getProperty(RUN);
    }

    @Override
    public Object trainData() {
        return split().training();
    }

    @Override
    public Object testData() {
        return split().validation();
    }

    @Override
    public Class<?> getDataType() {
        return List.class;
    }

    private FaceSplit split() {
        RunRecord record = RunFolder.open(Path.of(run)).readRun();
        DataSpec spec = record.configuration().data();
        return FaceLoader.load(record.location(FaceLoader.Progress.NONE), spec, FaceLoader.Progress.NONE)
                .split(spec.split());
    }
}
