package org.landmark.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.command.Launcher;
import org.landmark.train.command.TrainCommand;

/**
 * The whole experiment on the real IMM photos; needs LANDMARK_DATA, a folder that holds imm_face_db. The last digits of sums differ
 * between processors, and 4800 steps make another draw of them, as another seed does: the write-ups' loss must be reached by one of
 * three seeds, and each must leave the mean shape far behind.
 */
@Tag("real")
class NoseOnImmTest {
    private static final double WRITE_UPS_LOSS = 0.0013;

    @Test
    void reachesTheWriteUpsLoss(@TempDir Path folder) throws IOException {
        String data = System.getenv("LANDMARK_DATA");
        if (data == null || !Files.isDirectory(Path.of(data, "imm_face_db"))) {
            String reason =
                    "skipped: LANDMARK_DATA names no folder with imm_face_db, so the nose on real photos is not tested";
            System.out.println(reason);
            abort(reason);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int seed = 1; seed <= 3 && best > WRITE_UPS_LOSS; seed++) {
            best = Math.min(best, train(Path.of(data, "imm_face_db"), folder.resolve("seed" + seed), seed));
        }
        assertThat(best).isLessThanOrEqualTo(WRITE_UPS_LOSS);
    }

    private static double train(Path data, Path run, int seed) throws IOException {
        int code = Launcher.run(
                new TrainCommand(),
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
                "--data",
                data.toString(),
                "--no-ui",
                "--seed",
                Integer.toString(seed),
                "--out",
                run.toString());
        assertThat(code).isZero();
        JsonNode record = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/provenance/faces").asInt()).isEqualTo(192);
        assertThat(record.at("/provenance/validationFaces").asInt()).isEqualTo(48);
        double meanShape = record.at("/baseline/validationLoss").asDouble();
        double best = record.at("/result/bestValidationLoss").asDouble();
        assertThat(meanShape).isBetween(0.0050, 0.0052);
        assertThat(best).isLessThan(meanShape / 2.5);
        return best;
    }
}
