package org.landmark.data.memory;

import java.util.Optional;
import java.util.regex.Pattern;

/** What to do when memory has run out, of which there are two kinds. */
public final class MemoryAdvice {
    /** How ND4J and oneDNN say it. */
    private static final Pattern NATIVE =
            Pattern.compile("Allocation failed|bad_alloc|out_of_memory|out of memory", Pattern.CASE_INSENSITIVE);

    private MemoryAdvice() {}

    /** A line on a problem that comes of too little memory; empty for any other. */
    public static Optional<String> on(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof OutOfMemoryError) {
                boolean heap = message.contains("Java heap space") || message.contains("GC overhead");
                return Optional.of("out of memory: " + message + (heap ? heap() : outside()));
            } else if (NATIVE.matcher(message).find()) {
                return Optional.of("out of memory: " + message + outside());
            }
        }
        return Optional.empty();
    }

    private static String heap() {
        return " (the Java heap holds "
                + MemoryBudget.text(Runtime.getRuntime().maxMemory())
                + ": -Xmx in MAVEN_OPTS or .mvn/jvm.config gives it more; a smaller train.batch or data.input takes less)";
    }

    private static String outside() {
        return " (a smaller train.batch, data.input or network takes less; a smaller -Xmx in MAVEN_OPTS or .mvn/jvm.config leaves"
                + " more beside the Java heap; -D" + NativeLimits.BYTES + " and -D" + NativeLimits.PHYSICAL_BYTES
                + " set other limits, now " + limit(NativeLimits.BYTES) + " and " + limit(NativeLimits.PHYSICAL_BYTES)
                + ")";
    }

    private static String limit(String property) {
        String value = System.getProperty(property, "none");
        return value.matches("\\d{1,18}") ? MemoryBudget.text(Long.parseLong(value)) : value;
    }
}
