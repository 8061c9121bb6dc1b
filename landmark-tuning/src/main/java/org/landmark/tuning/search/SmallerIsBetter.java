package org.landmark.tuning.search;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;
import org.landmark.tuning.run.CandidateRecord;

/** A sweep's score for Arbiter: of a candidate's record, it is the one that its training has measured. */
@SuppressWarnings("deprecation") // Arbiter's older kind of data is still part of its interface
final class SmallerIsBetter implements ScoreFunction {
    private static final long serialVersionUID = 1L;

    /** What Arbiter's page says of it. */
    private String name;

    /** For Arbiter, which fills in the field. */
    SmallerIsBetter() {}

    SmallerIsBetter(String name) {
        this.name = name;
    }

    @Override
    public double score(Object candidate, DataProvider data, Map<String, Object> parameters) {
        return ((CandidateRecord) candidate).score();
    }

    @Override
    public double score(Object candidate, Class<? extends DataSource> data, Properties properties) {
        return ((CandidateRecord) candidate).score();
    }

    @Override
    public boolean minimize() {
        return true;
    }

    @Override
    public List<Class<?>> getSupportedModelTypes() {
        return List.of(CandidateRecord.class);
    }

    @Override
    public List<Class<?>> getSupportedDataTypes() {
        return List.of();
    }

    @Override
    public String toString() {
        return name + ", smaller is better";
    }
}
