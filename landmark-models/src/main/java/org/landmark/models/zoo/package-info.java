/** Trained models that come along, as resources. */
package org.landmark.models.zoo;
