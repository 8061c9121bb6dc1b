/** Kinds of faces that a model may find harder than others: turned heads, dark pictures. */
package org.landmark.eval.slice;
