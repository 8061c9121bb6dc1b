/**
 * What a run keeps for its page in the browser, beside its metrics: {@link org.landmark.train.page.PageWriter} writes it while the run
 * trains, into small files under {@code page/}, and readers of a run find it there, then and ever after.
 */
package org.landmark.train.page;
