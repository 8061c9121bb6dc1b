/**
 * The run folder: {@code run.json}, {@code metrics.jsonl}, {@code errors.jsonl}, {@code model.zip}, {@code checkpoints/}, {@code stats.db}, {@code
 * plots/} and {@code report.html}. Every file is written atomically, so that a kill at any moment leaves the last whole state.
 */
package org.landmark.train.run;
