/** Writing files so that a reader, or a kill at any moment, never sees half of one. */
package org.landmark.data.file;
