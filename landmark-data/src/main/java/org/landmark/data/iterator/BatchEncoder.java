package org.landmark.data.iterator;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.dataset.ShownFace;
import org.landmark.data.parallel.Lender;
import org.landmark.data.patch.CutPatch;
import org.landmark.data.patch.PictureWriter;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/** Puts faces into arrays: inputs {@code [N, C, H, W]} and targets {@code [N, ...]}, in 32-bit floats. Safe for several threads. */
public final class BatchEncoder {
    private final DataSpec spec;
    private final LandmarkScheme scheme;
    private final TargetCodec targets;
    private final Lender<PictureWriter> writers;

    /**
     * For faces of an experiment.
     *
     * @param targets of its target, fitted to the training faces
     */
    public BatchEncoder(DataSpec spec, TargetCodec targets) {
        this.spec = spec;
        this.scheme = spec.scheme();
        this.targets = targets;
        this.writers = new Lender<>(() -> new PictureWriter(spec));
    }

    /** Faces as they are, in arrays of their own. */
    public MultiDataSet encode(List<CroppedFace> faces) {
        return encode(faces.stream().map(ShownFace::still).toList(), arrays(faces.size()));
    }

    /** Shown faces, put into arrays of so many. */
    MultiDataSet encode(List<ShownFace> faces, BatchArrays arrays) {
        writers.lend(writer -> {
            for (int i = 0; i < faces.size(); i++) {
                ShownFace face = faces.get(i);
                writePicture(writer, face, arrays.features(), i);
                Landmarks ratios = face.ratios(scheme);
                targets.encode(ratios, FaceSlice.of(arrays.labels(), i, targets.length()));
                arrays.mask(i, ratios);
            }
        });
        return arrays.written();
    }

    /** {@code [N, C, H, W]}, of faces as they are. */
    public INDArray inputs(List<CroppedFace> faces) {
        return inputsOf(faces.stream()
                .map(face -> new CutPatch(face.crop(), face.patch(), face.pixels()))
                .toList());
    }

    /** {@code [N, C, H, W]}, of pieces of photos whose faces are not known. */
    public INDArray inputsOf(List<CutPatch> pieces) {
        INDArray array = BatchArrays.features(spec.input(), pieces.size());
        IntStream.range(0, pieces.size())
                .parallel()
                .forEach(i -> writers.lend(writer -> {
                    CutPatch piece = pieces.get(i);
                    writer.write(piece.patch(), piece.pixels(), Augmenter.Drawn.still(piece.crop()), picture(array, i));
                }));
        FaceSlice.written(array);
        return array;
    }

    /** {@code [N, ...]} in the shape of one face's target. */
    public INDArray targets(List<CroppedFace> faces) {
        return targetsOf(faces.stream().map(CroppedFace::ratios).toList());
    }

    /** {@code [N, ...]} in the shape of one face's target, of points in ratios of the crop. */
    public INDArray targetsOf(List<Landmarks> ratios) {
        INDArray array = BatchArrays.labels(targets, ratios.size());
        for (int i = 0; i < ratios.size(); i++) {
            targets.encode(ratios.get(i), FaceSlice.of(array, i, targets.length()));
        }
        FaceSlice.written(array);
        return array;
    }

    /**
     * What a network's output for one face stands for.
     *
     * @param ratios the points, in ratios of the crop
     * @param heights of the peaks of their maps; none where the target has no maps
     */
    public record Answer(Landmarks ratios, double[] heights) {}

    /**
     * The points that a network's output of {@link #targets} shape stands for, in ratios of the crop.
     *
     * @param output {@code [N, ...]}, finite
     */
    public List<Landmarks> landmarks(INDArray output) {
        return answers(output).stream().map(Answer::ratios).toList();
    }

    /** The same with the peaks' heights. */
    public List<Answer> answers(INDArray output) {
        try (INDArray rows = output.dup('c')) {
            List<Answer> found = new ArrayList<>();
            for (int i = 0; i < rows.size(0); i++) {
                FloatBuffer row = FaceSlice.of(rows, i, targets.length());
                found.add(new Answer(targets.decode(row), targets.heights(row)));
            }
            return found;
        }
    }

    /**
     * The points that a network's outputs for faces and for the same faces mirrored stand for together, in ratios of the crop.
     *
     * @param output {@code [N, ...]}, finite
     * @param mirrored what comes out for the inputs after {@link #mirror}, {@code [N, ...]}, finite
     */
    public List<Landmarks> landmarks(INDArray output, INDArray mirrored) {
        return answers(output, mirrored).stream().map(Answer::ratios).toList();
    }

    /** The same with the peaks' heights, those of the mean of the two maps. */
    public List<Answer> answers(INDArray output, INDArray mirrored) {
        int[] mirror = scheme.mirror().stream().mapToInt(Integer::intValue).toArray();
        try (INDArray rows = output.dup('c');
                INDArray mirroredRows = mirrored.dup('c')) {
            List<Answer> found = new ArrayList<>();
            for (int i = 0; i < rows.size(0); i++) {
                FloatBuffer row = FaceSlice.of(rows, i, targets.length());
                Landmarks ratios = targets.decode(row, FaceSlice.of(mirroredRows, i, targets.length()), mirror);
                found.add(new Answer(ratios, targets.heights(row)));
            }
            return found;
        }
    }

    /**
     * Swaps left and right in pictures, where they stand. Nothing is sampled anew: doing it twice gives them back bit by bit.
     *
     * @param inputs {@code [N, C, H, W]} as {@link #inputs} makes them
     */
    public void mirror(INDArray inputs) {
        int width = spec.input().width();
        int rows = spec.input().length() / width;
        for (int face = 0; face < inputs.size(0); face++) {
            FloatBuffer picture = FaceSlice.of(inputs, face, spec.input().length());
            for (int row = 0; row < rows; row++) {
                int left = row * width;
                for (int right = left + width - 1; left < right; left++, right--) {
                    float value = picture.get(left);
                    picture.put(left, picture.get(right)).put(right, value);
                }
            }
        }
        FaceSlice.written(inputs);
    }

    /** Arrays that batches of so many faces are put into again and again. */
    BatchArrays arrays(int faces) {
        return new BatchArrays(spec, targets, faces);
    }

    long bytes(int faces) {
        return BatchArrays.bytes(spec, targets, faces);
    }

    Augmenter augmenter() {
        return spec.augmenter();
    }

    private void writePicture(PictureWriter writer, ShownFace face, INDArray array, int place) {
        CroppedFace cropped = face.face();
        writer.write(cropped.patch(), cropped.pixels(), face.drawn(), picture(array, place));
    }

    private FloatPointer picture(INDArray array, int place) {
        return FaceSlice.pointer(array, place, spec.input().length());
    }
}
