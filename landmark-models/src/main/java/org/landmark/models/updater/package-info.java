/**
 * What turns gradients into steps, as PyTorch's optimizers do: updaters with weight decay, schedules of their learning rate, and the
 * {@link org.landmark.models.updater.NetworkUpdater} that shows them a network's parameters and bounds its gradients.
 */
package org.landmark.models.updater;
