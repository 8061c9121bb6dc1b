/**
 * Pictures of results: landmarks on a photo, sheets of such photos, the curve of the losses, and the PNG file they end in. All of
 * it is Java2D on images in memory and needs no display. Nothing here computes a metric or knows a network: what is shown comes in.
 */
package org.landmark.eval.draw;
