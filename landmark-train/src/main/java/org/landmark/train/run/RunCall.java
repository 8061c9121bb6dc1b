package org.landmark.train.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a run was asked for.
 *
 * @param arguments of the train command
 * @param quick whether it is to be small, to show that everything works
 */
public record RunCall(List<String> arguments, boolean quick) {
    private static final Pattern PLAIN = Pattern.compile("[\\w./=,:@%+-]+");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
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
        String line = "mvn -q compile exec:java@" + goal + " -pl landmark-train -am";
        return arguments.isEmpty()
                ? line
                : line + " -Dargs=\"" + arguments.stream().map(RunCall::quoted).collect(Collectors.joining(" ")) + "\"";
    }

    /** The arguments of such a line. */
    public static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        Matcher all = COMMAND.matcher(command);
        Matcher words = WORD.matcher(all.matches() ? all.group(1) : "");
        while (words.find()) {
            arguments.add(words.group(1) != null ? words.group(1) : words.group(2));
        }
        return arguments;
    }

    private static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument + "'";
    }
}
