package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.command.Launcher;
import org.landmark.models.zoo.ShippedModel;

/** What the pages of the models that come along say of them, on the real photos that validated them; needs LANDMARK_DATA. */
class ShippedAccuracyTest {
    private static final Pattern FIRST_BOLD = Pattern.compile("\\| all \\d+ \\| \\*\\*([0-9.]+) (%|px)\\*\\*");

    private static String root;

    @RegisterExtension
    final CapturedConsole console = new CapturedConsole();

    @BeforeAll
    static void findData() {
        root = System.getenv("LANDMARK_DATA");
        if (root == null
                || !Files.isDirectory(Path.of(root, "ibug_300W"))
                || !Files.isDirectory(Path.of(root, "imm_face_db"))) {
            String reason =
                    "skipped: LANDMARK_DATA names no folder with ibug_300W and imm_face_db, so the accuracy of the"
                            + " models that come along is not tested";
            System.out.println(reason);
            abort(reason);
        }
    }

    @ParameterizedTest
    @CsvSource({"ibug68, ibug_300W, 4.5", "imm58, imm_face_db, 5.5", "nose, imm_face_db, 4"})
    void isAsItsPageSays(String name, String data, double most, @TempDir Path folder) throws IOException {
        int code = Launcher.run(
                new EvaluateCommand(),
                "--model",
                name,
                "--data",
                Path.of(root, data).toString(),
                "--out",
                folder.toString());
        assertThat(code).as(console.err()).isZero();
        JsonNode result =
                new ObjectMapper().readTree(folder.resolve("evaluation.json").toFile());

        Matcher said = FIRST_BOLD.matcher(page(name));
        assertThat(said.find()).isTrue();
        double error = said.group(2).equals("%")
                ? 100 * result.get("nme").asDouble()
                : result.get("meanErrorPixels").asDouble();
        assertThat(error)
                .isCloseTo(Double.parseDouble(said.group(1)), within(0.02))
                .isLessThan(most);
    }

    private static String page(String name) throws IOException {
        try (InputStream page = ShippedModel.class.getResourceAsStream("/zoo/" + name + ".md")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
