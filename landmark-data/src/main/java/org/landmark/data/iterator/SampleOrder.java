package org.landmark.data.iterator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.landmark.data.Seed;

/**
 * Which faces an epoch shows, and in which order. Faces are gone through in passes, each shuffled for itself, one behind the other; every
 * epoch takes the next so many of them, so that an epoch may be longer or shorter than the data and still shows every face as often as the
 * others. Everything depends on the seed and the epoch's number alone.
 *
 * @param faces how many there are
 * @param samples how many an epoch shows
 * @param seed of the shuffles, or empty for the order of the files
 */
record SampleOrder(int faces, int samples, OptionalLong seed) {
    SampleOrder {
        if (faces < 1 || samples < 1) {
            throw new IllegalArgumentException("need faces and samples: " + faces + ", " + samples);
        }
    }

    /** The positions of the faces that an epoch shows, in its order; epochs count from 0. */
    int[] epoch(int number) {
        int[] order = new int[samples];
        List<Integer> pass = List.of();
        for (int i = 0; i < samples; i++) {
            int place = (int) (serial(number, i) % faces);
            if (i == 0 || place == 0) {
                pass = pass(serial(number, i) / faces);
            }
            order[i] = pass.get(place);
        }
        return order;
    }

    /** The number of a sample in the row of all that were ever shown, which its augmentation is drawn from. */
    long serial(int epoch, int sample) {
        return (long) epoch * samples + sample;
    }

    private List<Integer> pass(long number) {
        List<Integer> pass = new ArrayList<>(IntStream.range(0, faces).boxed().toList());
        seed.ifPresent(value -> Collections.shuffle(pass, new Random(new Seed(value).derive("shuffle", number))));
        return pass;
    }
}
