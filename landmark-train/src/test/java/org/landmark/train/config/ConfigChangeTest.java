package org.landmark.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.data.config.ConfigReader;

class ConfigChangeTest {
    private static final ExperimentConfig BEFORE =
            ConfigReader.yaml("{name: before, data: {scheme: nose}}", "before", List.of(), ExperimentConfig.class);

    private static List<ConfigChange> after(String... settings) {
        return ConfigChange.between(
                BEFORE, ConfigReader.changed(BEFORE, "after", List.of(settings), ExperimentConfig.class));
    }

    @Test
    void everyKeyThatDiffersIsNamed() {
        assertThat(after("train.schedule={name: step, every: 3}", "train.batch=4", "data.points=[3]"))
                .containsExactly(
                        new ConfigChange("data.points", "[52]", "[3]"),
                        new ConfigChange("train.schedule.name", "constant", "step"),
                        new ConfigChange("train.schedule.every", "none", "3"),
                        new ConfigChange("train.schedule.factor", "none", "0.1"),
                        new ConfigChange("train.batch", "1", "4"));
        assertThat(after()).isEmpty();
    }

    @Test
    void whatChangesNoStepIsFree() {
        List<ConfigChange> free = after("train.epochs=3", "train.patience=2", "train.checkpoint.keep=9");
        assertThat(free).hasSize(3);
        assertThat(ConfigChange.ofSteps(free)).isEmpty();
        assertThat(ConfigChange.ofSteps(after("train.clip=1"))).hasSize(1);
    }

    @Test
    void whatIsLearnedIsFixed() {
        for (String setting : List.of("data.input.width=70", "seed=2", "train.loss=l1", "network.kernel=3", "name=x")) {
            assertThat(after(setting)).as(setting).isNotEmpty().allMatch(ConfigChange::isFixed);
        }
        for (String setting : List.of("data.augment=[{kind: mirror}]", "train.batch=2", "train.average=0.5")) {
            assertThat(after(setting)).as(setting).isNotEmpty().noneMatch(ConfigChange::isFixed);
        }
    }

    @Test
    void theyReadAsALine() {
        assertThat(ConfigChange.text(after("train.batch=4", "train.clip=2")))
                .isEqualTo("train.clip was 0.0, is 2.0; train.batch was 1, is 4");
    }
}
