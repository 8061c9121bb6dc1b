package org.landmark.train.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.landmark.data.InputException;
import org.landmark.data.config.ConfigReader;

/**
 * All that the page is made of.
 *
 * @param summaries by the names of their files
 * @param figures by the names of theirs
 * @param tables which experiments stand where
 */
record ResultSources(Map<String, RunSummary> summaries, Map<String, MeasuredFigures> figures, ResultTables tables) {
    static final String TEMPLATE = "template.md";

    private static final String TABLES = "tables.yaml";

    private static final String YAML = ".yaml";

    /**
     * Reads a folder like {@code results/}.
     *
     * @param conf the folder of the experiments
     * @throws InputException if a file is damaged, has a key that is not known, a summary is of no known experiment, or an
     *     experiment has no row
     */
    static ResultSources read(Path folder, Path conf) {
        ResultTables tables = ConfigReader.yaml(folder.resolve(TABLES), List.of(), ResultTables.class);
        Map<String, RunSummary> summaries = all(folder, SummaryFile.ENDING, SummaryFile::read);
        Map<String, MeasuredFigures> figures =
                all(folder.resolve("figures"), YAML, file -> ConfigReader.yaml(file, List.of(), MeasuredFigures.class));
        Set<String> experiments =
                files(conf, YAML).stream().map(SummaryFile::name).collect(Collectors.toSet());
        tables.requireRows(folder.resolve(TABLES).toString(), experiments);
        summaries.forEach((name, summary) -> {
            String file = folder.resolve(name + SummaryFile.ENDING).toString();
            if (!experiments.contains(summary.experiment())) {
                throw new InputException(file + ": experiment " + summary.experiment() + " has no file in " + conf);
            }
            if (figures.containsKey(name)) {
                throw new InputException(file + ": figures/" + name + YAML + " has the same name");
            }
        });
        return new ResultSources(summaries, figures, tables);
    }

    private static <T> Map<String, T> all(Path folder, String ending, Function<Path, T> reader) {
        Map<String, T> read = new TreeMap<>();
        files(folder, ending).forEach(file -> read.put(SummaryFile.name(file), reader.apply(file)));
        return read;
    }

    private static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            throw InputException.in(folder, "no such folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new InputException(folder + ": can't be listed (" + e.getMessage() + ")", e);
        }
    }
}
