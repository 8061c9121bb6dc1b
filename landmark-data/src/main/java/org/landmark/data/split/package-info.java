/**
 * Which faces of a data set train and which validate, decided on their ids and places alone: no photo is looked at, and no array
 * of numbers. Faces of one photo or one person can be kept on one side.
 */
package org.landmark.data.split;
