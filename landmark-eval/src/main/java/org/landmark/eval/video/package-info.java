/** Videos as rows of photos, by FFmpeg, which is an optional library: those who build on this module bring it if they want it. */
package org.landmark.eval.video;
