package org.landmark.data.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.landmark.data.FaceSample;
import org.landmark.data.InputException;
import org.landmark.data.image.PhotoReader;
import org.landmark.data.parallel.Lender;
import org.landmark.data.reader.FaceRecordReader;

/**
 * What is good and bad in a data set after all of it has been read.
 *
 * @param points how many points the good faces have; without any, how many were expected
 * @param good how many faces can be used
 * @param bad the others, in the order of the data set's files
 */
public record Verification(int points, int good, List<BadFace> bad) {
    /**
     * Reads every annotation, then decodes the photo of each on all cores. Nothing is kept.
     *
     * @throws InputException if there is no data set of that format at the location
     */
    public static Verification of(DataLocation location, FaceLoader.Progress progress) {
        ConcurrentLinkedQueue<BadFace> bad = new ConcurrentLinkedQueue<>();
        Map<Integer, FaceSample> annotated = new TreeMap<>();
        try (FaceRecordReader reader = FaceLoader.reader(location, OptionalInt.empty())) {
            while (reader.hasNext()) {
                int position = reader.position();
                try {
                    annotated.put(position, reader.nextFace());
                } catch (InputException e) {
                    bad.add(new BadFace(position, e.getMessage()));
                }
            }
        }
        int total = annotated.size() + bad.size();
        AtomicInteger done = new AtomicInteger();
        Lender<PhotoReader> readers = new Lender<>(PhotoReader::new);
        annotated.entrySet().parallelStream().forEach(entry -> {
            try {
                readers.lend(reader -> reader.read(entry.getValue().photo(), false));
            } catch (InputException e) {
                bad.add(new BadFace(entry.getKey(), e.getMessage()));
            }
            progress.loaded(done.incrementAndGet(), annotated.size());
        });
        readers.end(PhotoReader::close);
        int points = annotated.values().stream()
                .findFirst()
                .map(face -> face.landmarks().count())
                .orElse(location.kind().scheme().count());
        List<BadFace> sorted = new ArrayList<>(bad);
        sorted.sort(Comparator.comparingInt(BadFace::position));
        return new Verification(points, total - sorted.size(), List.copyOf(sorted));
    }

    /** How many faces there are. */
    public int total() {
        return good + bad.size();
    }
}
