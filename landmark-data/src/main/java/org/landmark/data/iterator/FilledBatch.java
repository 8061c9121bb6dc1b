package org.landmark.data.iterator;

import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * A batch with the arrays it stands in.
 *
 * @param arrays to be given back when the batch is done with
 * @param batch null if nobody wants it any more
 */
record FilledBatch(BatchArrays arrays, MultiDataSet batch) {}
