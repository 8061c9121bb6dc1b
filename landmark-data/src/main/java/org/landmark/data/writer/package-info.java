/** Writes annotations in the formats that {@code org.landmark.data.reader} reads, for the drawn faces and for what models see. */
package org.landmark.data.writer;
