package org.landmark.eval.benchmark;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this one's Java, arguments and classes. */
final class FreshJvm {
    private FreshJvm() {}

    /** The command that runs a main class there. */
    static List<String> command(String main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-agentlib") && !argument.startsWith("-javaagent"))
                .forEach(command::add);
        command.add("-cp");
        command.add(classPath(FreshJvm.class.getClassLoader()));
        command.add(main);
        command.addAll(arguments);
        return command;
    }

    /** Where a loader finds its classes; under Maven they are not on the JVM's own class path. */
    static String classPath(ClassLoader loader) {
        if (!(loader instanceof URLClassLoader urls)) {
            return System.getProperty("java.class.path");
        }
        List<String> places = new ArrayList<>();
        for (URL url : urls.getURLs()) {
            try {
                places.add(Path.of(url.toURI()).toString());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("a class path with " + url, e);
            }
        }
        return String.join(File.pathSeparator, places);
    }
}
