package org.landmark.data.iterator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.fixture.Encoded;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.api.MultiDataSet;

@Timeout(30)
class FaceIteratorTest {
    private static final List<Integer> FILES = IntStream.range(0, 23).boxed().toList();

    private final List<FaceIterator> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(FaceIterator::close);
    }

    private FaceIterator iterator(int batch, OptionalLong seed) {
        FaceIterator iterator =
                new FaceIterator(Encoded.faces(23), new BatchEncoder(Encoded.SPEC, Encoded.CODEC), batch, seed);
        opened.add(iterator);
        return iterator;
    }

    /** The numbers of the faces that are left of the epoch. */
    private static List<Integer> rest(FaceIterator iterator) {
        List<Integer> numbers = new ArrayList<>();
        while (iterator.hasNext()) {
            numbers.addAll(numbers(iterator.next()));
        }
        return numbers;
    }

    private static List<Integer> numbers(MultiDataSet batch) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < batch.getFeatures(0).size(0); i++) {
            numbers.add(Math.round(batch.getFeatures(0).getFloat(i, 0, 4, 4)));
            assertThat(batch.getLabels(0).getFloat(i, 0))
                    .as("the face's own target")
                    .isCloseTo(numbers.get(i) / 100f, within(1e-6f));
            assertThat(batch.getLabels(0).getFloat(i, 1)).isCloseTo(numbers.get(i) / 200f, within(1e-6f));
        }
        return numbers;
    }

    private List<Integer> epoch(long seed, int number) {
        FaceIterator iterator = iterator(5, OptionalLong.of(seed));
        iterator.startEpoch(number);
        return rest(iterator);
    }

    @Test
    void comesInTheOrderOfTheFilesWithoutASeed() {
        FaceIterator iterator = iterator(5, OptionalLong.empty());
        assertThat(rest(iterator)).isEqualTo(FILES);
        iterator.reset();
        assertThat(rest(iterator)).isEqualTo(FILES);
    }

    @Test
    void orderDependsOnSeedAndEpochAlone() {
        assertThat(epoch(1, 3)).isEqualTo(epoch(1, 3)).isNotEqualTo(epoch(1, 4)).isNotEqualTo(epoch(2, 3));
        assertThat(epoch(1, 0)).isNotEqualTo(FILES);
        FaceIterator otherBatch = iterator(7, OptionalLong.of(1));
        otherBatch.startEpoch(3);
        assertThat(rest(otherBatch)).isEqualTo(epoch(1, 3));
    }

    @Test
    void givesEveryFaceOnceAnEpoch() {
        FaceIterator iterator = iterator(4, OptionalLong.of(9));
        for (int epoch = 0; epoch < 5; epoch++) {
            assertThat(rest(iterator)).containsExactlyInAnyOrderElementsOf(FILES);
            iterator.reset();
        }
    }

    @Test
    void resetGoesToTheNextEpoch() {
        FaceIterator iterator = iterator(5, OptionalLong.of(1));
        assertThat(rest(iterator)).isEqualTo(epoch(1, 0));
        iterator.reset();
        assertThat(rest(iterator)).isEqualTo(epoch(1, 1));
        assertThat(iterator.resetSupported()).isTrue();
        assertThat(iterator.asyncSupported())
                .as("batches are already put together ahead")
                .isFalse();
    }

    @Test
    void startsAnEpochInTheMiddleOfAnother() {
        FaceIterator iterator = iterator(2, OptionalLong.of(1));
        iterator.next();
        iterator.next();
        iterator.startEpoch(6);
        assertThat(rest(iterator)).isEqualTo(epoch(1, 6));
        iterator.startEpoch(6);
        assertThat(rest(iterator)).as("once more").isEqualTo(epoch(1, 6));
    }

    @Test
    void lastBatchIsWhatIsLeft() {
        FaceIterator iterator = iterator(10, OptionalLong.of(1));
        assertThat(iterator.batches()).isEqualTo(3);
        assertThat(numbers(iterator.next())).hasSize(10);
        assertThat(numbers(iterator.next())).hasSize(10);
        assertThat(numbers(iterator.next())).hasSize(3);
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        assertThat(iterator(23, OptionalLong.empty()).batches()).isEqualTo(1);
        assertThat(numbers(iterator(100, OptionalLong.empty()).next())).hasSize(23);
    }

    @Test
    void arraysHaveTheShapesOfTheSpec() {
        MultiDataSet nose = iterator(4, OptionalLong.of(1)).next();
        assertThat(nose.getFeatures()).hasSize(1);
        assertThat(nose.getFeatures(0).shape()).containsExactly(4, 1, 9, 8);
        assertThat(nose.getLabels(0).shape()).containsExactly(4, 2);
        assertThat(nose.getFeatures(0).dataType()).isEqualTo(DataType.FLOAT);
        assertThat(nose.getLabels(0).dataType()).isEqualTo(DataType.FLOAT);
    }

    @Test
    void colourPicturesKeepTheirPlanes() {
        DataSpec spec = Encoded.spec(new InputSpec(8, 9, Colour.RGB, List.of(0.0, 255.0)), List.of());
        byte[] picture = new byte[3 * 72];
        picture[3 * (2 * 8 + 5) + 1] = (byte) 200;
        CroppedFace grey = Encoded.face(1);
        CroppedFace face =
                new CroppedFace(grey.face(), grey.crop(), grey.patch(), new HeldPixels(grey.patch(), picture));
        var inputs = new BatchEncoder(spec, Encoded.CODEC).inputs(List.of(face, face));
        assertThat(inputs.shape()).containsExactly(2, 3, 9, 8);
        assertThat(inputs.getFloat(1, 1, 2, 5)).isEqualTo(200);
        assertThat(inputs.sumNumber().floatValue()).isEqualTo(400);
    }

    @Test
    void handsABatchToThePreProcessor() {
        FaceIterator iterator = iterator(4, OptionalLong.of(1));
        List<MultiDataSet> seen = new ArrayList<>();
        iterator.setPreProcessor(seen::add);
        MultiDataSet batch = iterator.next();
        assertThat(seen).containsExactly(batch);
    }

    @Test
    void saysThatABatchCouldNotBePutTogether() {
        CroppedFace face = Encoded.face(1);
        CroppedFace broken = new CroppedFace(face.face(), face.crop(), face.patch(), (target, cutter) -> {
            throw new ArrayIndexOutOfBoundsException("broken");
        });
        FaceIterator iterator = new FaceIterator(
                List.of(broken), new BatchEncoder(Encoded.SPEC, Encoded.CODEC), 1, OptionalLong.empty());
        opened.add(iterator);
        assertThatThrownBy(iterator::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a batch could not be put together")
                .hasCauseInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void refusesNoFacesAndNoBatch() {
        assertThatIllegalArgumentException().isThrownBy(() -> iterator(0, OptionalLong.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FaceIterator(
                        List.of(), new BatchEncoder(Encoded.SPEC, Encoded.CODEC), 1, OptionalLong.empty()));
    }
}
