/**
 * YAML and JSON to records and back, strictly: a key that no record has, a value of another type or out of range is an {@link
 * org.landmark.data.InputException} that names the file, the key, what came and what is accepted. A record's own constructor
 * gives the defaults and checks the ranges. At a key that a record marks, a YAML file may name another one.
 */
package org.landmark.data.config;
