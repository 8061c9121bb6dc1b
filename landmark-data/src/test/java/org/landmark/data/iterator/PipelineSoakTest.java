package org.landmark.data.iterator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landmark.data.augment.Augmentation;
import org.landmark.data.augment.Blur;
import org.landmark.data.augment.Brightness;
import org.landmark.data.augment.ColourJitter;
import org.landmark.data.augment.Contrast;
import org.landmark.data.augment.Mirror;
import org.landmark.data.augment.Noise;
import org.landmark.data.augment.Occlusion;
import org.landmark.data.augment.Perspective;
import org.landmark.data.augment.RandomCrop;
import org.landmark.data.augment.Rotation;
import org.landmark.data.augment.Scaling;
import org.landmark.data.augment.Translation;
import org.landmark.data.cache.CropCache;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.FaceDataset;
import org.landmark.data.dataset.FaceLoader;
import org.landmark.data.dataset.Keep;
import org.landmark.data.spec.CropSpec;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.InputSpec.Colour;
import org.landmark.data.synthetic.EmbeddedFaces;
import org.landmark.data.target.TargetFit;

/** Ten epochs of the drawn faces with every augmentation: the memory that the process holds does not grow. */
@Tag("soak")
@EnabledOnOs(OS.LINUX)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class PipelineSoakTest {
    private static final int BATCH = 32;
    private static final int SETTLED = 2;
    private static final int EPOCHS = 10;
    private static final long SLACK = 24L << 20;

    @TempDir
    private Path folder;

    private static List<Augmentation> everything() {
        return List.of(
                new Rotation(null, null),
                new Scaling(null, null),
                new Translation(null, null),
                new Perspective(0.5, null),
                new RandomCrop(null, null),
                new Mirror(null),
                new Brightness(null, null),
                new Contrast(null, null),
                new ColourJitter(null, null, null, null, 0.1),
                new Blur(null, null),
                new Noise(null, null),
                new Occlusion(null, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Keep.class,
            names = {"NOTHING", "FILE"})
    void memoryStaysAsItIs(Keep keep) throws IOException {
        DataLocation location = DataLocation.find(
                DatasetKind.IBUG300W,
                Optional.of(EmbeddedFaces.ibug300w()),
                Optional.empty(),
                Map.of(),
                FaceLoader.Progress.NONE);
        DataSpec spec = new DataSpec(
                DatasetKind.IBUG300W,
                null,
                null,
                null,
                null,
                new CropSpec(Region.BOX, null, null, null),
                new InputSpec(224, 224, Colour.GREY, null),
                null,
                everything(),
                true);
        FaceDataset dataset = FaceLoader.load(location, spec, keep, new CropCache(folder), FaceLoader.Progress.NONE);
        BatchEncoder encoder =
                new BatchEncoder(spec, spec.target().codec(spec.points().size(), TargetFit.NONE));
        long before = 0;
        try (FaceIterator iterator = new FaceIterator(dataset.all(), encoder, BATCH, OptionalLong.of(1))) {
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                long begin = System.nanoTime();
                while (iterator.hasNext()) {
                    iterator.next();
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                iterator.reset();
                System.gc();
                long resident = resident();
                System.out.printf(
                        "%s, epoch %d: %.1f s, %d MB resident, %d MB of JavaCPP (%d pointers)%n",
                        keep, epoch, seconds, resident >> 20, Pointer.totalBytes() >> 20, Pointer.totalCount());
                before = epoch == SETTLED ? resident : before;
            }
            assertThat(resident()).isLessThan(before + SLACK);
        }
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }
}
