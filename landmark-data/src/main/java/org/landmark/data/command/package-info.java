/**
 * What every command line of the project shares: exit codes, one-line errors, native limits; and the {@code dataset} command.
 */
package org.landmark.data.command;
