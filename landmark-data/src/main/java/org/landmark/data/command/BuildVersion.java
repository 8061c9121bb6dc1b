package org.landmark.data.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * What this code was built from.
 *
 * @param code the project's version and, where it was built in a checkout, the commit
 * @param deeplearning4j its version
 * @param natives classifier of the native library
 */
public record BuildVersion(String code, String deeplearning4j, String natives) {
    /** Of the running code. */
    public static BuildVersion current() {
        Properties build = read("build.properties");
        Properties commit = read("commit.properties");
        String code = build.getProperty("version", "unknown");
        String id = commit.getProperty("git.commit.id.abbrev", "");
        if (!id.isEmpty()) {
            code += " (" + id + (commit.getProperty("git.dirty", "false").equals("true") ? ", changed" : "") + ")";
        }
        return new BuildVersion(
                code, build.getProperty("deeplearning4j", "unknown"), build.getProperty("natives", "unknown"));
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream in = BuildVersion.class.getResourceAsStream(resource)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("can't read " + resource, e);
        }
        return properties;
    }
}
