/**
 * What a data set holds, counted from its annotations and the headers of its photos: faces, boxes, sizes, points that stand outside,
 * photos that are there twice. Photos that are missing are counted too; nothing is decoded.
 */
package org.landmark.data.stats;
