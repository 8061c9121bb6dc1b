/** The command lines of evaluation: options, what is printed, and which files are left. */
package org.landmark.eval.command;
