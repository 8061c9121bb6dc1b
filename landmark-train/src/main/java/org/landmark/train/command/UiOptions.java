package org.landmark.train.command;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.landmark.train.ui.UiPlace;
import picocli.CommandLine.Option;

/** The options that say where the browser finds the pages. */
public final class UiOptions {
    private static final String TOKEN = "--ui-token";

    @Option(
            names = "--ui-port",
            paramLabel = "PORT",
            description = "port of the browser's pages; by default the first free one from 9000 on")
    private Integer port;

    @Option(
            names = "--ui-host",
            paramLabel = "ADDRESS",
            description = "serve the pages to other machines, too, at this address of this one (0.0.0.0 is all of"
                    + " them): only with the token of the printed link, but not encrypted")
    private String host;

    @Option(
            names = TOKEN,
            paramLabel = "TEXT",
            description = "the token that a browser must show once, by the printed link; by default drawn at random"
                    + " for --ui-host, and none without")
    private String token;

    /**
     * What they say.
     *
     * @throws org.landmark.data.InputException if that can't be
     */
    public UiPlace place() {
        return UiPlace.of(port, host, token);
    }

    /** Arguments of a command without the token, which must not be written down. */
    static List<String> withoutToken(List<String> arguments) {
        List<String> rest = new ArrayList<>();
        for (Iterator<String> all = arguments.iterator(); all.hasNext(); ) {
            String argument = all.next();
            if (argument.equals(TOKEN)) {
                Optional.of(all).filter(Iterator::hasNext).ifPresent(Iterator::next);
            } else if (!argument.startsWith(TOKEN + "=")) {
                rest.add(argument);
            }
        }
        return rest;
    }
}
