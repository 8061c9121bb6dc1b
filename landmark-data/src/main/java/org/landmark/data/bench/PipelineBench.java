package org.landmark.data.bench;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.landmark.data.Seed;
import org.landmark.data.augment.Augmenter;
import org.landmark.data.dataset.CroppedFace;
import org.landmark.data.image.PhotoReader;
import org.landmark.data.iterator.BatchEncoder;
import org.landmark.data.iterator.FaceIterator;
import org.landmark.data.patch.HeldPixels;
import org.landmark.data.patch.PatchCutter;
import org.landmark.data.patch.PhotoPixels;
import org.landmark.data.patch.PictureWriter;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.target.TargetCodec;

/** Measures the stages of the pipeline on a data set, each by itself, and then all of them as a training has them. */
public final class PipelineBench {
    private static final int BATCH = 32;

    private final DataSpec spec;
    private final TargetCodec codec;
    private final List<CroppedFace> cached;
    private final StageTimer timer;

    /**
     * One line of the result.
     *
     * @param stage its name
     * @param facesPerSecond by all threads together
     */
    public record Row(String stage, double facesPerSecond) {}

    /**
     * A measurement to be made.
     *
     * @param cached faces whose pixels stand in the crop cache
     * @param threads that work at the same time
     * @param seconds for each stage
     */
    public PipelineBench(DataSpec spec, TargetCodec codec, List<CroppedFace> cached, int threads, double seconds) {
        this.spec = spec;
        this.codec = codec;
        this.cached = List.copyOf(cached);
        this.timer = new StageTimer(threads, seconds);
    }

    /** Measures one stage after the other and tells each as it is done. */
    public List<Row> run(Consumer<Row> told) {
        List<Row> rows = new ArrayList<>();
        for (Stage stage : stages()) {
            rows.add(new Row(stage.name(), timer.facesPerSecond(stage, cached.size())));
            told.accept(rows.get(rows.size() - 1));
        }
        rows.add(new Row(
                "all, from photos",
                epochs(cached.stream().map(PipelineBench::uncached).toList())));
        told.accept(rows.get(rows.size() - 1));
        rows.add(new Row("all, from the crop cache", epochs(cached)));
        told.accept(rows.get(rows.size() - 1));
        return rows;
    }

    private List<Stage> stages() {
        boolean grey = spec.input().channels() == 1;
        return List.of(
                new Stage("decode the photo", () -> new Decoding(new PhotoReader(), grey)),
                new Stage(
                        "decode and crop",
                        () -> new Copying(
                                cached.stream().map(PipelineBench::uncached).toList())),
                new Stage("crop from the cache", () -> new Copying(cached)),
                new Stage("picture from a crop", () -> new Drawing(Augmenter.NONE)),
                new Stage("picture from a crop, augmented", () -> new Drawing(spec.augmenter())),
                new Stage("target", Encoding::new));
    }

    private static CroppedFace uncached(CroppedFace face) {
        return new CroppedFace(face.face(), face.crop(), face.patch(), new PhotoPixels(face.face(), face.patch()));
    }

    /** Faces a second of whole epochs in mini-batches, by the iterator that trains. */
    private double epochs(List<CroppedFace> faces) {
        int batch = Math.min(BATCH, faces.size());
        BatchEncoder encoder = new BatchEncoder(spec, codec);
        try (FaceIterator iterator = new FaceIterator(faces, encoder, batch, OptionalLong.of(1))) {
            goThrough(iterator, timer.seconds() / 3);
            return goThrough(iterator, timer.seconds());
        }
    }

    private static double goThrough(FaceIterator iterator, double seconds) {
        long begin = System.nanoTime();
        long faces = 0;
        while (System.nanoTime() - begin < seconds * 1e9) {
            if (!iterator.hasNext()) {
                iterator.reset();
            }
            faces += iterator.next().getFeatures(0).size(0);
        }
        return faces / ((System.nanoTime() - begin) / 1e9);
    }

    private final class Decoding implements Stage.Work {
        private final PhotoReader reader;
        private final boolean grey;

        Decoding(PhotoReader reader, boolean grey) {
            this.reader = reader;
            this.grey = grey;
        }

        @Override
        public void face(int face, long serial) {
            reader.read(cached.get(face).face().photo(), grey);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private final class Copying implements Stage.Work {
        private final List<CroppedFace> faces;
        private final PatchCutter cutter = PatchCutter.of(spec);
        private final Mat pixels = new Mat();

        Copying(List<CroppedFace> faces) {
            this.faces = faces;
        }

        @Override
        public void face(int face, long serial) {
            faces.get(face).pixels().copyTo(pixels, cutter);
        }

        @Override
        public void close() {
            cutter.close();
            pixels.close();
        }
    }

    /** From crops held in memory, as many as a cache of a processor does not hold. */
    private final class Drawing implements Stage.Work {
        private static final int HELD = 64;

        private final Augmenter augmenter;
        private final PictureWriter writer = new PictureWriter(spec);
        private final FloatPointer target = new FloatPointer(spec.input().length());
        private final List<CroppedFace> held = new ArrayList<>();

        Drawing(Augmenter augmenter) {
            this.augmenter = augmenter;
            try (PatchCutter cutter = PatchCutter.of(spec);
                    Mat pixels = new Mat()) {
                for (CroppedFace face : cached.subList(0, Math.min(HELD, cached.size()))) {
                    face.pixels().copyTo(pixels, cutter);
                    held.add(new CroppedFace(
                            face.face(), face.crop(), face.patch(), HeldPixels.of(face.patch(), pixels)));
                }
            }
        }

        @Override
        public void face(int face, long serial) {
            CroppedFace one = held.get(face % held.size());
            SplittableRandom random = new SplittableRandom(new Seed(1).derive("augment", serial));
            writer.write(one.patch(), one.pixels(), augmenter.draw(random, one.crop()), target);
        }

        @Override
        public void close() {
            writer.close();
            target.close();
        }
    }

    private final class Encoding implements Stage.Work {
        private final FloatPointer memory = new FloatPointer(codec.length());
        private final FloatBuffer target = memory.asBuffer();

        @Override
        public void face(int face, long serial) {
            codec.encode(cached.get(face).ratios(), target);
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
