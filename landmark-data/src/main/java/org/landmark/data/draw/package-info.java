/**
 * Pictures of faces: landmarks on a photo, sheets of such photos, and the PNG file they end in. All of it is Java2D on images in
 * memory and needs no display. Nothing here reads a data set or knows a network: what is shown comes in.
 */
package org.landmark.data.draw;
