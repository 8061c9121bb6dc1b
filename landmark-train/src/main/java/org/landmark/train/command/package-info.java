/** The command lines of training: {@code train}, which every experiment's goal calls, and {@code ui}. */
package org.landmark.train.command;
