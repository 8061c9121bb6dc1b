package org.landmark.data.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Limits memory outside the Java heap, which ND4J's arrays live in, by the machine's memory. They must stand before the first
 * native class is loaded; a limit that the user has set stays.
 */
final class NativeLimits {
    private NativeLimits() {}

    static void set() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        setDefault("org.bytedeco.javacpp.maxbytes", total / 2);
        setDefault("org.bytedeco.javacpp.maxphysicalbytes", total / 10 * 9);
    }

    private static void setDefault(String property, long bytes) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, Long.toString(bytes));
        }
    }
}
