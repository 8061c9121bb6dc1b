package org.landmark.data.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Limits memory outside the Java heap by the machine's memory (or its container's). They must stand before the first native class is
 * loaded; a limit that the user has set stays.
 *
 * @param bytes that JavaCPP may allocate
 * @param physicalBytes that the whole process may take up, heap included
 */
public record NativeLimits(long bytes, long physicalBytes) {
    /** JavaCPP's property of the first. */
    public static final String BYTES = "org.bytedeco.javacpp.maxbytes";

    /** And of the second. */
    public static final String PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /** Deeplearning4j's property, true by default. */
    private static final String CRASH_DUMPS = "org.deeplearning4j.crash.reporting.enabled";

    /**
     * The limits on a machine: nine tenths of its memory for all, of which what the heap can't take is for arrays, but at least half of
     * the memory, as a heap is seldom full.
     *
     * @param total memory of the machine, in bytes
     * @param heap the most that the Java heap may take, in bytes
     */
    public static NativeLimits of(long total, long heap) {
        long physical = total / 10 * 9;
        return new NativeLimits(Math.max(total / 2, physical - heap), physical);
    }

    /** Sets those of this machine; Deeplearning4j is to leave no dump in the working folder where memory runs out. */
    public static void set() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        NativeLimits limits =
                of(system.getTotalMemorySize(), Runtime.getRuntime().maxMemory());
        setDefault(BYTES, Long.toString(limits.bytes()));
        setDefault(PHYSICAL_BYTES, Long.toString(limits.physicalBytes()));
        setDefault(CRASH_DUMPS, "false");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
