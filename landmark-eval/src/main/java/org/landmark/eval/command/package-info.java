/** The command lines of evaluation. */
package org.landmark.eval.command;
