/**
 * One DataVec record reader per annotation format. A reader goes through a data set in the order of its files and gives one record
 * per face; a face that can't be read throws an {@link org.landmark.data.InputException}, after which the reader goes on with the
 * next. Every format comes out in the same convention: pixels of the photo, 0-based, pixel centres on whole numbers.
 */
package org.landmark.data.reader;
