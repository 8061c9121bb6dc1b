package org.landmark.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.config.ConfigWriter;

/** Networks as they stand in experiments and model files. */
final class NetworkTexts {
    private NetworkTexts() {}

    static NetworkSpec read(String network) {
        return ConfigReader.yaml("network: " + network, "test", List.of(), Holder.class)
                .network();
    }

    /** As YAML and as JSON. */
    static void assertSurvives(NetworkSpec spec) {
        Holder holder = new Holder(spec);
        assertThat(ConfigReader.yaml(ConfigWriter.yaml(holder), "test", List.of(), Holder.class))
                .isEqualTo(holder);
        assertThat(ConfigReader.json(ConfigWriter.json(holder), "test", Holder.class))
                .isEqualTo(holder);
    }

    static void assertRefused(String network, String part) {
        assertThatThrownBy(() -> read(network))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(part);
    }

    static void assertRefused(NetworkSpec spec, NetworkSetting setting, String message) {
        assertThatThrownBy(() -> spec.configure(setting))
                .isInstanceOf(InputException.class)
                .hasMessage(message);
    }

    /** What Deeplearning4j reads back is what was built; it misreads batch normalisation of what was never initialised. */
    static void assertSurvivesJson(NetworkSpec spec, NetworkSetting setting) {
        String json = Nets.built(spec, setting).getConfiguration().toJson();
        assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
    }

    record Holder(NetworkSpec network) {}
}
