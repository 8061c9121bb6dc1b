package org.landmark.tuning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.landmark.tuning.config.Parameters;
import org.landmark.tuning.run.CandidateRecord;

/** Records of candidates that nobody has trained. */
public final class Candidates {
    private Candidates() {}

    /** One that ended after so many seconds as its number says. */
    public static CandidateRecord scored(int number, String parameters, double score) {
        return record(number, parameters, 1, score, null);
    }

    /** One of a seed. */
    public static CandidateRecord seeded(int number, String parameters, long seed, double score) {
        return record(number, parameters, seed, score, null);
    }

    /** One that came to nothing. */
    public static CandidateRecord failed(int number, String parameters, String error) {
        return record(number, parameters, 1, null, error);
    }

    /** Parameters of JSON. */
    public static Parameters parameters(String json) {
        try {
            return new ObjectMapper().readValue(json, Parameters.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static CandidateRecord record(int number, String parameters, long seed, Double score, String error) {
        List<Double> scores = score == null ? List.of() : List.of(2 * score, score);
        return new CandidateRecord(
                number,
                parameters(parameters),
                seed,
                scores.size(),
                score == null ? null : 2,
                score,
                error,
                false,
                1,
                number,
                String.format("candidates/%03d", number),
                scores,
                List.of(0.5));
    }
}
