package org.landmark.data.iterator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Blur;
import org.landmark.data.augment.Mirror;
import org.landmark.data.augment.Noise;
import org.landmark.data.augment.Occlusion;
import org.landmark.data.augment.Perspective;
import org.landmark.data.augment.Range;
import org.landmark.data.augment.Rotation;
import org.landmark.data.augment.Translation;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.fixture.Encoded;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** Batches of faces that are augmented, by several threads. */
@Timeout(60)
class AugmentedIteratorTest {
    private static final List<Augmentation> ALL = List.of(
            new Rotation(null, null),
            new Perspective(0.5, null),
            new Mirror(null),
            new Noise(null, null),
            new Blur(0.5, null),
            new Occlusion(null, null));

    private final List<FaceIterator> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FaceIterator::close);
    }

    private static DataSpec spec(List<Augmentation> augment, boolean mask) {
        InputSpec input = new InputSpec(8, 9, null, List.of(0.0, 255.0));
        return new DataSpec(null, null, LandmarkScheme.NOSE, null, null, null, input, null, augment, mask);
    }

    private FaceIterator iterator(DataSpec spec, List<CroppedFace> faces, int batch, int samples, long seed) {
        FaceIterator iterator =
                new FaceIterator(faces, new BatchEncoder(spec, Encoded.CODEC), batch, samples, OptionalLong.of(seed));
        opened.add(iterator);
        return iterator;
    }

    /** Everything that is left of an epoch: a row of picture and target for each sample. */
    private static List<List<Float>> rest(FaceIterator iterator) {
        List<List<Float>> rows = new ArrayList<>();
        while (iterator.hasNext()) {
            rows.addAll(rows(iterator.next()));
        }
        return rows;
    }

    private static List<List<Float>> rows(MultiDataSet batch) {
        List<List<Float>> rows = new ArrayList<>();
        for (int i = 0; i < batch.getFeatures(0).size(0); i++) {
            List<Float> row = new ArrayList<>();
            for (INDArray array : List.of(batch.getFeatures(0), batch.getLabels(0))) {
                for (float value : array.slice(i).dup('c').data().asFloat()) {
                    row.add(value);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private List<List<Float>> epoch(int batch, int samples, long seed, int number) {
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), batch, samples, seed);
        iterator.startEpoch(number);
        return rest(iterator);
    }

    @ParameterizedTest
    @CsvSource({"23", "10", "60"})
    void batchesDependOnSeedAndEpochAlone(int samples) {
        List<List<Float>> epoch = epoch(5, samples, 1, 3);
        assertThat(epoch).hasSize(samples);
        for (int batch : new int[] {1, 4, 7, 100}) {
            assertThat(epoch(batch, samples, 1, 3)).as("batches of %d", batch).isEqualTo(epoch);
        }
        assertThat(epoch(5, samples, 1, 4)).isNotEqualTo(epoch);
        assertThat(epoch(5, samples, 2, 3)).isNotEqualTo(epoch);
    }

    @Test
    void goingThroughLeadsWhereStartingThereDoes() {
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 4, 17, 1);
        for (int epoch = 0; epoch < 3; epoch++) {
            assertThat(rest(iterator)).isEqualTo(epoch(4, 17, 1, epoch));
            iterator.reset();
        }
    }

    @ParameterizedTest
    @CsvSource({"23, 0", "23, 8", "23, 20", "23, 23", "60, 36"})
    void theRestOfAnEpochIsAsIfItHadBegunAtItsStart(int samples, int done) {
        List<List<Float>> whole = epoch(4, samples, 1, 3);
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 4, samples, 1);
        iterator.next();
        iterator.startEpoch(3, done);
        assertThat(rest(iterator)).isEqualTo(whole.subList(done, samples));
        iterator.reset();
        assertThat(rest(iterator)).isEqualTo(epoch(4, samples, 1, 4));
    }

    @Test
    void halfABatchIsRefused() {
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 4, 23, 1);
        for (int done : new int[] {-4, 3, 22, 24}) {
            assertThatThrownBy(() -> iterator.startEpoch(0, done))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(done + " of 23 faces are not so many batches of 4");
        }
    }

    @Test
    void threadsDoNotMatter() {
        List<List<Float>> wanted = epoch(5, 23, 1, 0);
        Thread[] busy = new Thread[8]; // several iterators at once, so that workers come to work in any order
        List<List<List<Float>>> found = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < busy.length; i++) {
            FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 1 + i, 23, 1);
            busy[i] = new Thread(() -> found.add(rest(iterator)));
            busy[i].start();
        }
        for (Thread thread : busy) {
            org.assertj.core.api.Assertions.assertThatNoException().isThrownBy(thread::join);
        }
        assertThat(found).hasSize(8).allMatch(wanted::equals);
    }

    @Test
    void aFaceThatComesTwiceIsAugmentedAnew() {
        List<List<Float>> rows = epoch(4, 5 * 23, 1, 0);
        assertThat(new HashSet<>(rows)).hasSize(rows.size());
    }

    @Test
    void facesAreAsTheyAreWithoutASeed() {
        BatchEncoder encoder = new BatchEncoder(spec(ALL, false), Encoded.CODEC);
        FaceIterator plain = new FaceIterator(Encoded.faces(3), encoder, 3, OptionalLong.empty());
        opened.add(plain);
        MultiDataSet batch = plain.next();
        for (int i = 0; i < 3; i++) {
            assertThat(batch.getFeatures(0).slice(i).minNumber().intValue()).isEqualTo(i);
            assertThat(batch.getFeatures(0).slice(i).maxNumber().intValue()).isEqualTo(i);
        }
    }

    @Test
    void masksThePointsThatLieOutside() {
        // the point of face n lies at (n / 100, n / 200); half of the crop to the right and down
        List<Augmentation> shift = List.of(new Translation(null, new Range(0.5, 0.5)));
        FaceIterator iterator = iterator(spec(shift, true), Encoded.faces(80), 16, 80, 1);
        Set<Boolean> seen = new HashSet<>();
        while (iterator.hasNext()) {
            MultiDataSet batch = iterator.next();
            INDArray labels = batch.getLabels(0);
            INDArray mask = batch.getLabelsMaskArray(0);
            assertThat(mask.shape()).containsExactly(16, 2);
            for (int i = 0; i < 16; i++) {
                boolean inside = labels.getFloat(i, 0) <= 1 && labels.getFloat(i, 1) <= 1;
                seen.add(inside);
                assertThat(mask.getFloat(i, 0)).isEqualTo(inside ? 1 : 0);
                assertThat(mask.getFloat(i, 1)).as("both coordinates").isEqualTo(inside ? 1 : 0);
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(true, false);
        assertThat(iterator(spec(shift, false), Encoded.faces(3), 3, 3, 1)
                        .next()
                        .getLabelsMaskArrays())
                .as("only where it is asked for")
                .isNull();
    }

    @Test
    void arraysAreUsedAgain() {
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 5, 23, 1);
        Map<INDArray, Integer> arrays = new IdentityHashMap<>();
        for (int epoch = 0; epoch < 40; epoch++) {
            while (iterator.hasNext()) {
                MultiDataSet batch = iterator.next();
                arrays.merge(batch.getFeatures(0), 1, Integer::sum);
                arrays.merge(batch.getLabels(0), 1, Integer::sum);
            }
            iterator.reset();
        }
        assertThat(arrays.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 * 40 * 5);
        assertThat(arrays.size())
                .as("2 for each batch at once, and as many for rests")
                .isLessThanOrEqualTo(2 * 2 * 9);
    }

    @Test
    void aBatchHoldsUntilTheNextIsAskedFor() throws InterruptedException {
        FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 2, 400, 1);
        for (int i = 0; i < 30; i++) {
            MultiDataSet batch = iterator.next();
            List<List<Float>> before = rows(batch);
            Thread.sleep(2); // the workers fill what is free meanwhile
            assertThat(rows(batch)).isEqualTo(before);
        }
        MultiDataSet last = iterator.next();
        List<List<Float>> before = rows(last);
        iterator.startEpoch(5);
        Thread.sleep(20);
        assertThat(rows(last)).as("over a new epoch too").isEqualTo(before);
    }

    private static CroppedFace broken(RuntimeException problem) {
        CroppedFace face = Encoded.face(1);
        return new CroppedFace(face.face(), face.crop(), face.patch(), (target, cutter) -> {
            throw problem;
        });
    }

    @Test
    void aProblemOfAPhotoComesOutAsItIs() {
        List<CroppedFace> faces = new ArrayList<>(Encoded.faces(11));
        faces.add(7, broken(new InputException("a.jpg: is truncated")));
        FaceIterator iterator = iterator(spec(ALL, false), faces, 1, 12, 1);
        int good = 0;
        int bad = 0;
        while (good + bad < 12) {
            try {
                iterator.next();
                good++;
            } catch (InputException e) {
                assertThat(e).hasMessage("a.jpg: is truncated");
                bad++;
            }
        }
        assertThat(List.of(good, bad)).as("the others come nevertheless").containsExactly(11, 1);
        assertThat(iterator.hasNext()).isFalse();
        iterator.startEpoch(2);
        assertThat(iterator.hasNext()).isTrue();
    }

    @Test
    void everyProblemOfAnEpochComesOut() {
        List<CroppedFace> faces = java.util.Collections.nCopies(40, broken(new InputException("a.jpg: is truncated")));
        FaceIterator iterator = iterator(spec(ALL, false), faces, 1, 40, 1);
        for (int i = 0; i < 40; i++) {
            assertThatThrownBy(iterator::next).isInstanceOf(InputException.class);
        }
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void closingWhileItWorksDoesNoHarm() {
        for (int i = 0; i < 50; i++) {
            FaceIterator iterator = iterator(spec(ALL, false), Encoded.faces(23), 3, 200, i);
            if (i % 2 == 0) {
                iterator.next();
            }
            iterator.close();
            iterator.close();
            assertThat(iterator.hasNext()).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void epochsOfAnyLengthShowEveryFaceAsOften() {
        FaceIterator iterator = iterator(spec(List.of(), false), Encoded.faces(23), 4, 9, 1);
        int[] shown = new int[23];
        for (int epoch = 0; epoch < 23; epoch++) {
            int count = 0;
            while (iterator.hasNext()) {
                INDArray labels = iterator.next().getLabels(0);
                for (int i = 0; i < labels.size(0); i++) {
                    shown[Math.round(labels.getFloat(i, 0) * 100)]++;
                    assertThat(labels.getFloat(i, 0)).isBetween(0f, 0.23f);
                    count++;
                }
            }
            assertThat(count).isEqualTo(9);
            iterator.reset();
        }
        assertThat(Arrays.stream(shown).boxed()).containsOnly(9);
        assertThat(IntStream.of(shown).average().orElseThrow()).isCloseTo(9, within(1e-9));
    }
}
