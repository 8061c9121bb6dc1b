/**
 * oneDNN's primitives as Java objects: how data lies in memory, what is computed on it, and where the memory comes from. Names and
 * meanings are those of the library's own guide (https://oneapi-src.github.io/oneDNN); everything is 32-bit floating point.
 */
package org.landmark.models.onednn;
