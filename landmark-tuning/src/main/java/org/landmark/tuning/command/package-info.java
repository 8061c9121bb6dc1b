/** The command that sweeps. */
package org.landmark.tuning.command;
