/** Watching a training in the browser: Deeplearning4j's UI server, reachable from this machine alone. */
package org.landmark.train.ui;
