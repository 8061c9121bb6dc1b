/**
 * The command lines of training: {@code train}, which every experiment's goal calls; {@code reproduce}, which repeats a run; {@code ui};
 * {@code summary} and {@code results} of what is kept of runs.
 */
package org.landmark.train.command;
