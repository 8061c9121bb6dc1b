package org.landmark.data.command;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.file.Path;
import java.util.List;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options by which a command is told a data set and what an experiment makes of it. */
final class ExperimentData {
    private static final String SECTION = "data.";

    /** The part of an experiment's configuration that says what becomes of a photo. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record DataSection(DataSpec data) {
        DataSection {
            data = requireNonNullElse(data, DataSpec.DEFAULT);
        }
    }

    /**
     * What was chosen.
     *
     * @param location where the data lies
     * @param spec what the experiment makes of it
     */
    record Chosen(DataLocation location, DataSpec spec) {}

    @Mixin
    private DataOptions options;

    @Option(names = "--conf", paramLabel = "FILE", description = "an experiment, of which the section data counts")
    private Path conf;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting over the experiment's, as in data.crop.factor=1.2; may be repeated")
    private List<String> settings = List.of();

    /**
     * Finds the data.
     *
     * @throws InputException if it is not there, or an option or the configuration is wrong
     */
    Chosen choose() {
        for (String setting : settings) {
            if (!setting.startsWith(SECTION)) {
                throw new InputException(
                        "--set " + setting + ": only the section data counts here (expected " + SECTION + "key=value)");
            }
        }
        DataSpec spec = conf == null
                ? withDefaults()
                : ConfigReader.yaml(conf, settings, DataSection.class).data();
        DataLocation location = options.locate(spec);
        return new Chosen(location, spec.withDataset(location.kind()));
    }

    /** What settings alone make of a data set. */
    private DataSpec withDefaults() {
        DatasetKind kind = options.kind(DatasetKind.IMM);
        DataSpec spec = ConfigReader.yaml("data: {dataset: " + kind + "}", "defaults", settings, DataSection.class)
                .data();
        if (spec.dataset() != kind) {
            throw new InputException("--set data.dataset=" + spec.dataset() + ": the data is of format " + kind
                    + " (expected --dataset " + spec.dataset() + ")");
        }
        return spec;
    }
}
