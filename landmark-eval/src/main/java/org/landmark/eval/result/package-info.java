/**
 * What an evaluation comes to: the errors of each method on the same faces, the worst of these, and the files and the table that they are
 * written to. Nothing here runs a network: predictions come in.
 */
package org.landmark.eval.result;
