package org.landmark.tuning.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.landmark.data.config.Settings;

/** The files of {@code conf/sweeps/}. */
class ShippedSweepsTest {
    private static final Path SWEEPS = Path.of("..", "conf", "sweeps");

    static List<Path> sweeps() throws IOException {
        try (Stream<Path> files = Files.list(SWEEPS)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sweeps")
    void eachIsReadWholeAndQuickAndHasItsGoal(Path file) throws IOException {
        for (boolean quick : new boolean[] {false, true}) {
            Sweep sweep = Sweep.read(file, Settings.options(List.of()), List.of(), quick);
            assertThat(file.getFileName()).hasToString(sweep.config().name() + ".yaml");
            assertThat(sweep.experiment().train().epochs() == 2).isEqualTo(quick);
        }
        String name = file.getFileName().toString().replace(".yaml", "");
        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<id>sweep-" + name + "</id>", "--conf conf/sweeps/" + name + ".yaml ");
    }

    @Test
    void theNoseIsTheSeeds() {
        SweepConfig nose = Sweep.read(SWEEPS.resolve("nose.yaml"), Settings.options(List.of()), List.of(), false)
                .config();
        assertThat(nose.mostCandidates()).hasValue(18);
    }

    /** As {@code conf/nose.yaml} shows every key of an experiment. */
    @Test
    void everyKeyAndEveryChoiceIsShown() throws IOException {
        assertThat(missing(SweepConfig.class)).isEmpty();
        for (Class<?> record : List.of(Range.class, EndSpec.class, FinalSpec.class)) {
            assertThat(missing(record)).isEmpty();
        }
        for (Class<?> choices : List.of(GeneratorSpec.class, StoppingSpec.class)) {
            for (JsonSubTypes.Type choice :
                    choices.getAnnotation(JsonSubTypes.class).value()) {
                assertThat(isShown(choice.name())).as(choice.name()).isTrue();
                assertThat(missing(choice.value())).isEmpty();
            }
        }
        assertThat(Score.names())
                .allSatisfy(name -> assertThat(isShown(name)).as(name).isTrue());
        assertThat(Range.Scale.values())
                .allSatisfy(scale -> assertThat(isShown(scale.toString())).isTrue());
    }

    @Test
    void aKeyThatIsNotShownIsFound() throws IOException {
        assertThat(missing(Unshown.class)).containsExactly("hiddenKey");
    }

    private record Unshown(String seed, String hiddenKey) {}

    private static List<String> missing(Class<?> record) throws IOException {
        List<String> missing = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            if (!isShown(component.getName())) {
                missing.add(component.getName());
            }
        }
        return missing;
    }

    private static boolean isShown(String word) throws IOException {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(word) + "(?![\\w-])")
                .matcher(Files.readString(SWEEPS.resolve("nose.yaml")))
                .find();
    }
}
