/** Lays pictures over faces, held by the landmarks: a pair of glasses of this project's own drawing, or any picture of the user's. */
package org.landmark.eval.overlay;
