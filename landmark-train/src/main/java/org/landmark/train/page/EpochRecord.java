package org.landmark.train.page;

/**
 * What a page keeps of an epoch beside its metrics.
 *
 * @param epoch from 1
 * @param learningRate of its last step
 * @param pixels mean error of the validation in pixels of the photos
 * @param points predicted for the fixed faces, one face after the other, as ratios of their pictures
 */
public record EpochRecord(int epoch, double learningRate, double pixels, float[] points) {}
