/**
 * The report of a run: what it holds as plain records, and the one HTML file it becomes. The file stands alone, pictures and styles
 * included, and runs no scripts. Nothing here measures or trains: figures and numbers come in finished.
 */
package org.landmark.eval.report;
