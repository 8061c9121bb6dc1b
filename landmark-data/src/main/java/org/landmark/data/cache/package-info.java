/**
 * Patches of photos on disk: decoded once, checksummed, read again as they are. A file belongs to a data set and to what an experiment
 * keeps of its photos; when either changes, it is made anew. It is written whole or not at all.
 */
package org.landmark.data.cache;
