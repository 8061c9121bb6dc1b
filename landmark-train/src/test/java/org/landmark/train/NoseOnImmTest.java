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

/** The whole experiment on the real IMM photos; needs LANDMARK_DATA, a folder that holds imm_face_db. */
@Tag("real")
class NoseOnImmTest {
    @Test
    void reachesTheWriteUpsLoss(@TempDir Path folder) throws IOException {
        String data = System.getenv("LANDMARK_DATA");
        if (data == null || !Files.isDirectory(Path.of(data, "imm_face_db"))) {
            String reason =
                    "skipped: LANDMARK_DATA names no folder with imm_face_db, so the nose on real photos is not tested";
            System.out.println(reason);
            abort(reason);
        }
        Path run = folder.resolve("run");
        int code = Launcher.run(
                new TrainCommand(),
                "--conf",
                Path.of("..", "conf", "nose.yaml").toString(),
                "--data",
                Path.of(data, "imm_face_db").toString(),
                "--no-ui",
                "--out",
                run.toString());
        assertThat(code).isZero();
        JsonNode record = new ObjectMapper().readTree(run.resolve("run.json").toFile());
        assertThat(record.at("/provenance/faces").asInt()).isEqualTo(192);
        assertThat(record.at("/provenance/validationFaces").asInt()).isEqualTo(48);
        assertThat(record.at("/baseline/validationLoss").asDouble()).isBetween(0.0050, 0.0052);
        assertThat(record.at("/result/bestValidationLoss").asDouble()).isLessThanOrEqualTo(0.0013);
    }
}
