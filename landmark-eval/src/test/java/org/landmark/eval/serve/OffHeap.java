package org.landmark.eval.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/** What of this process is in memory beside the Java heap, as Linux tells. */
final class OffHeap {
    private static final Path MAPS = Path.of("/proc/self/smaps");
    private static final Pattern RANGE = Pattern.compile("\\[0x(\\p{XDigit}+), 0x\\p{XDigit}+, 0x(\\p{XDigit}+)\\)");
    private static final Pattern MAPPING = Pattern.compile("(\\p{XDigit}+)-\\p{XDigit}+ .*");

    private OffHeap() {}

    static boolean isTold() {
        return Files.isReadable(MAPS);
    }

    /** In bytes. */
    static long resident() {
        long[] heap = heap();
        long kib = 0;
        boolean outside = false;
        try {
            for (String line : Files.readAllLines(MAPS)) {
                Matcher mapping = MAPPING.matcher(line);
                if (mapping.matches()) {
                    long start = Long.parseUnsignedLong(mapping.group(1), 16);
                    outside = start < heap[0] || start >= heap[1];
                } else if (outside && line.startsWith("Rss:")) {
                    kib += Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kib << 10;
    }

    /** The addresses from which and up to which the heap may reach. */
    private static long[] heap() {
        try {
            String info = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcHeapInfo",
                            new Object[] {null},
                            new String[] {String[].class.getName()});
            long[] ends = {Long.MAX_VALUE, 0};
            for (Matcher range = RANGE.matcher(info); range.find(); ) {
                ends[0] = Math.min(ends[0], Long.parseUnsignedLong(range.group(1), 16));
                ends[1] = Math.max(ends[1], Long.parseUnsignedLong(range.group(2), 16));
            }
            if (ends[1] <= ends[0]) {
                throw new IllegalStateException("no addresses of the heap in " + info);
            }
            return ends;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
