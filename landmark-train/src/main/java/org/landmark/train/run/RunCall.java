package org.landmark.train.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a run was asked for.
 *
 * @param arguments of the train command
 * @param quick whether it is to be small, to show that everything works
 */
public record RunCall(List<String> arguments, boolean quick) {
    private static final Pattern PLAIN = Pattern.compile("[\\w./=,:@%+-]+");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern SPECIAL_IN_QUOTES = Pattern.compile("[\\\\\"$`]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final String EPOCHS = "--epochs";
    private static final Map<String, String> SETTING_OPTIONS =
            Map.of("--set", "", EPOCHS, "train.epochs=", "--seed", "seed=");
    private static final Pattern COMMAND = Pattern.compile(".* -Dargs=\"(.*)\"", Pattern.DOTALL);

    public RunCall {
        arguments = List.copyOf(arguments);
    }

    /** The line for a shell. */
    public String command() {
        return command("train", arguments);
    }

    /** The line that calls a goal of this module with arguments. */
    public static String command(String goal, List<String> arguments) {
        return command("landmark-train", goal, arguments);
    }

    /** The line that calls a goal of a module with arguments. */
    public static String command(String module, String goal, List<String> arguments) {
        String line = "mvn -q compile exec:java@" + goal + " -pl " + module + " -am";
        if (arguments.isEmpty()) {
            return line;
        }
        String words = arguments.stream().map(RunCall::quoted).collect(Collectors.joining(" "));
        return line + " -Dargs=\"" + SPECIAL_IN_QUOTES.matcher(words).replaceAll("\\\\$0") + "\"";
    }

    /** The arguments of such a line. */
    public static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        Matcher all = COMMAND.matcher(command);
        Matcher words =
                WORD.matcher(all.matches() ? ESCAPED.matcher(all.group(1)).replaceAll("$1") : "");
        while (words.find()) {
            arguments.add(IntStream.rangeClosed(1, words.groupCount())
                    .mapToObj(words::group)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow());
        }
        return arguments;
    }

    /** The settings of such a line, each as in {@code train.batch=4}; those of options that are short for one are among them. */
    public static List<String> settings(String command) {
        List<String> settings = new ArrayList<>();
        for (Iterator<String> rest = arguments(command).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            SETTING_OPTIONS.forEach((option, key) -> {
                if (argument.equals(option) && rest.hasNext()) {
                    settings.add(key + rest.next());
                } else if (argument.startsWith(option + "=")) {
                    settings.add(key + argument.substring(option.length() + 1));
                }
            });
        }
        return settings;
    }

    /** The line with further settings; one of as many epochs stands in the place of what it says of them. */
    public static String with(String command, List<String> settings) {
        List<String> arguments = new ArrayList<>();
        boolean epochs = settings.stream().anyMatch(setting -> setting.startsWith("train.epochs="));
        for (Iterator<String> rest = arguments(command).iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            if (epochs && argument.equals(EPOCHS) && rest.hasNext()) {
                rest.next();
            } else if (!epochs || !argument.startsWith(EPOCHS + "=")) {
                arguments.add(argument);
            }
        }
        for (String setting : settings) {
            if (setting.startsWith("train.epochs=")) {
                arguments.addAll(List.of(EPOCHS, setting.substring(setting.indexOf('=') + 1)));
            } else {
                arguments.addAll(List.of("--set", setting));
            }
        }
        return new RunCall(arguments, false).command();
    }

    /** As Maven's exec plugin splits it, which knows no way to have both quotes in one argument. */
    private static String quoted(String argument) {
        if (PLAIN.matcher(argument).matches()) {
            return argument;
        }
        String quote = argument.contains("'") ? "\"" : "'";
        return quote + argument + quote;
    }
}
