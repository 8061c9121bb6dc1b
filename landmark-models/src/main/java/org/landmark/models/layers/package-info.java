/**
 * The fast path: a network's training step, or its output, is planned as a whole and run by oneDNN. One planner per kind of layer says
 * what is computed and what must be remembered for the way back; {@code PlanBuilder} gives out memory; {@code FastGraph} is the
 * network that runs the plans, and everything else about it is Deeplearning4j's.
 */
package org.landmark.models.layers;
