package org.landmark.train.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;
import org.landmark.data.synthetic.SyntheticFaces;
import org.landmark.train.page.SmallRun;

class RunPagesTest {
    @TempDir
    static Path faces;

    @TempDir
    static Path made;

    @TempDir
    Path folder;

    private RunPages pages;

    @BeforeAll
    static void train() throws IOException {
        SyntheticFaces.writeImm(faces, 4, 3);
        SmallRun.train(SmallRun.plan(faces, made.resolve("maps"), SmallRun.MAPS));
    }

    @BeforeEach
    void copy() throws IOException {
        Path from = made.resolve("maps");
        Path to = folder.resolve("runs/maps");
        Files.createDirectories(to.resolve("page"));
        for (String part : List.of("", "page")) {
            try (var files = Files.list(from.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, to.resolve(part).resolve(file.getFileName().toString()));
                }
            }
        }
        pages = new RunPages(RunShelf.of(folder.resolve("runs")));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private JsonNode run(int after, String stamp) throws IOException {
        return json(pages.run(Map.of("name", "maps", "after", "" + after, "stamp", stamp)::get));
    }

    @Test
    void tellsHowARunStands() throws IOException {
        JsonNode run = run(0, "");
        assertThat(run.get("state").asText()).isEqualTo("ended");
        assertThat(run.get("done").asInt()).isEqualTo(2);
        assertThat(run.get("planned").asInt()).isEqualTo(2);
        for (String numbers : List.of("training", "validation", "nme", "pixels", "rate", "speed", "seconds")) {
            assertThat(run.at("/epochs/" + numbers)).as(numbers).hasSize(2).allMatch(JsonNode::isNumber);
        }
        assertThat(run.at("/meanShape/nme").asDouble()).isPositive();
        assertThat(run.at("/facts/Faces").asText()).isEqualTo("18 train, 6 validate");
        assertThat(run.at("/shown/ranking").asInt()).isEqualTo(2);
        assertThat(run.at("/shown/maps").asBoolean()).isTrue();
    }

    @Test
    void tellsOnlyWhatIsNew() throws IOException {
        String stamp = run(0, "").get("stamp").asText();
        assertThat(run(1, stamp).at("/epochs/training")).hasSize(1);
        assertThat(run(2, stamp).at("/epochs/training")).isEmpty();
        assertThat(run(1, "another").at("/after").asInt()).isZero();
        assertThat(run(9, stamp).at("/after").asInt()).as("the run began anew").isZero();
    }

    @Test
    void tellsPointsFacesMapsAndFilters() throws IOException {
        JsonNode points = json(pages.points(Map.of("name", "maps", "from", "1", "count", "4")::get))
                .get("points");
        assertThat(points).hasSize(4);
        assertThat(points.get(1)).hasSize(6 * 116);
        assertThat(points.get(2).isNull()).isTrue();
        JsonNode fixed = json(pages.faces(Map.of("name", "maps")::get));
        assertThat(fixed.get("faces")).hasSize(6);
        assertThat(fixed.get("lines")).isNotEmpty();
        assertThat(json(pages.maps(Map.of("name", "maps", "point", "3")::get)).get("maps"))
                .hasSize(4);
        assertThat(json(pages.filters(Map.of("name", "maps")::get)).get("count").asInt())
                .isEqualTo(4);
        byte[] picture = pages.picture(Map.of("name", "maps", "face", "0")::get);
        assertThat(Arrays.copyOf(picture, 2)).containsExactly(0xFF, 0xD8);
    }

    @Test
    void refusesWhatItDoesNotHave() {
        refused(Refusal.NOT_FOUND, () -> pages.faces(Map.of("name", "../outside")::get));
        refused(Refusal.NOT_FOUND, () -> pages.faces(name -> null));
        refused(Refusal.NOT_FOUND, () -> pages.picture(Map.of("name", "maps", "face", "99")::get));
        refused(Refusal.NOT_FOUND, () -> pages.maps(Map.of("name", "maps", "point", "58")::get));
        for (String number : List.of("-1", "x", "../../run.json", "1e3", "99999999999")) {
            refused(Refusal.BAD_REQUEST, () -> pages.picture(Map.of("name", "maps", "face", number)::get));
        }
    }

    private static void refused(int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable question) {
        assertThatThrownBy(question).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status())
                .isEqualTo(status));
    }

    @Test
    void aRunOfAnotherVersionIsListedWithTheReason() throws IOException {
        Path run = folder.resolve("runs/maps/run.json");
        Files.writeString(run, Files.readString(run).replaceFirst("\"format\"\\s*:\\s*1", "\"format\": 9"));
        JsonNode listed = json(pages.list(name -> null)).at("/runs/0");
        assertThat(listed.get("problem").asText())
                .contains("another version", "format 9")
                .doesNotContain("\n");
        assertThatThrownBy(() -> run(0, "")).isInstanceOf(InputException.class);
    }

    @Test
    void preparesForRunsOfAnyKindAndAnswersAsBefore() throws IOException {
        JsonNode before = run(0, "");
        Path strange = Files.createDirectories(folder.resolve("runs/strange"));
        Files.writeString(strange.resolve("run.json"), "{\"format\": 99}");
        RunPages fresh = new RunPages(RunShelf.of(folder.resolve("runs")));
        fresh.prepare();
        assertThat(json(fresh.run(Map.of("name", "maps", "after", "0", "stamp", "")::get)))
                .isEqualTo(before);
    }

    @Test
    void metricsCutInHalfAreSaidInALine() throws IOException {
        Path metrics = folder.resolve("runs/maps/metrics.jsonl");
        byte[] bytes = Files.readAllBytes(metrics);
        Files.write(metrics, Arrays.copyOf(bytes, bytes.length - 20));
        assertThat(json(pages.list(name -> null)).at("/runs/0/problem").asText())
                .contains("metrics.jsonl:2");
        assertThatThrownBy(() -> run(0, "")).isInstanceOf(InputException.class);
    }

    /** Cut or altered anywhere: an answer without what is damaged, or one line, and never a fault. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "page/faces.json",
                "page/epochs.bin",
                "page/ranking.json",
                "page/filters.json",
                "page/maps.bin",
                "page/progress.json",
                "metrics.jsonl",
                "run.json"
            })
    void anyFileMayBeDamaged(String name) throws IOException {
        Path file = folder.resolve("runs/maps").resolve(name);
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < 24; i++) {
            byte[] bytes = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : altered(whole, random);
            Files.write(file, bytes);
            RunPages fresh = new RunPages(RunShelf.of(folder.resolve("runs")));
            RunPages.Question question =
                    Map.of("name", "maps", "after", "0", "from", "1", "count", "9", "point", "1", "face", "0")::get;
            assertThat(json(fresh.list(question)).get("runs")).hasSize(1);
            for (Answer answer : List.<Answer>of(
                    fresh::run, fresh::faces, fresh::points, fresh::ranking, fresh::filters, fresh::maps)) {
                try {
                    assertThat(answer.to(question)).doesNotContain("NaN");
                } catch (InputException | Refusal e) {
                    assertThat(e.getMessage()).isNotBlank();
                }
            }
        }
    }

    private interface Answer {
        String to(RunPages.Question question) throws IOException;
    }

    private static byte[] altered(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
