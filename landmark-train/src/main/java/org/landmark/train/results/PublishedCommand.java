package org.landmark.train.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.landmark.train.run.RunCall;

/** A run's command as others may repeat it: without places on the machine it ran on, and without what changes no number. */
final class PublishedCommand {
    private static final Set<String> WITHOUT_EFFECT = Set.of("--no-ui", "--profile");
    private static final Set<String> WITHOUT_EFFECT_WITH_VALUE =
            Set.of("--out", "--ui-port", "--ui-host", "--ui-token");

    private PublishedCommand() {}

    /**
     * The line for a shell.
     *
     * @param command the run's own line
     * @param experiment whose goal stands in the place of its file
     * @param dataFound whether the data was found without being named, which others would have to do
     */
    static String of(String command, String experiment, boolean dataFound) {
        String goal = "train";
        List<String> kept = new ArrayList<>();
        Iterator<String> rest = split(RunCall.arguments(command)).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (WITHOUT_EFFECT_WITH_VALUE.contains(argument)) {
                value(rest);
            } else if (argument.equals("--conf")) {
                Path conf = Path.of(value(rest));
                if (conf.getFileName().toString().equals(experiment + ".yaml")) {
                    goal = experiment;
                } else {
                    kept.addAll(List.of(argument, conf.getFileName().toString()));
                }
            } else if (argument.equals("--data")) {
                value(rest);
                kept.addAll(List.of(argument, "DIR"));
            } else if (argument.equals("--labels") || argument.equals("--weights")) {
                kept.addAll(List.of(argument, Path.of(value(rest)).getFileName().toString()));
            } else if (!WITHOUT_EFFECT.contains(argument)) {
                kept.add(argument);
            }
        }
        if (dataFound && !kept.contains("--data")) {
            kept.addAll(List.of("--data", "DIR"));
        }
        return RunCall.command(goal, kept);
    }

    /** What a command sets otherwise than the experiment has it; threads and the seed apart. */
    static List<String> settings(String command) {
        List<String> settings = new ArrayList<>(RunCall.settings(command));
        settings.removeIf(setting -> setting.startsWith("train.threads=") || setting.startsWith("seed="));
        return settings;
    }

    private static String value(Iterator<String> rest) {
        return rest.hasNext() ? rest.next() : "";
    }

    /** {@code --key=value} as two. */
    private static List<String> split(List<String> arguments) {
        List<String> split = new ArrayList<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (argument.startsWith("--") && equals > 0) {
                split.add(argument.substring(0, equals));
                split.add(argument.substring(equals + 1));
            } else {
                split.add(argument);
            }
        }
        return split;
    }
}
