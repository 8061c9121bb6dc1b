package org.landmark.data.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record component that a configuration file may give as the name of another YAML file, ending in {@code .yaml}, which
 * holds its keys. The file lies in the folder of the configuration file or below. Only {@link ConfigReader#yaml(java.nio.file.Path,
 * java.util.List, Class)} follows such a name, and writes what it found in its place: what is kept of a configuration is whole, and
 * reading that names no file.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface YamlFile {}
