package org.landmark.models.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.Seed;
import org.landmark.data.spec.CoordinateTarget;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.ShapeTarget;
import org.landmark.data.target.ShapeModel;
import org.landmark.data.target.TargetFit;
import org.landmark.models.layers.FastPath;
import org.landmark.models.loss.Loss;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSetting;
import org.landmark.models.network.ResNet18;
import org.landmark.models.network.UNet;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.learning.config.Adam;

class ModelBundleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CoordinateTarget COORDINATES = new CoordinateTarget(null, null);
    private static final INDArray PICTURES = Nets.tinyBatch(3, 1).getFeatures(0);

    @TempDir
    Path folder;

    @Test
    void comesBackBitForBitAndOnTheFastPath() throws Exception {
        ComputationGraph network = FastPath.enable(trained());
        Path file = folder.resolve("deep/er/model.zip");

        new ModelBundle(network, Cards.tiny()).write(file);
        ModelBundle read = ModelBundle.read(file);

        assertThat(read.card()).isEqualTo(Cards.tiny());
        assertThat(read.network().getLayer("conv1").getHelper()).isInstanceOf(MKLDNNConvHelper.class);
        assertThat(bits(read.network().outputSingle(PICTURES))).isEqualTo(bits(network.outputSingle(PICTURES)));
        assertThat(bits(read.network().params())).isEqualTo(bits(network.params()));
        assertThat(read.network().getConfiguration().toJson())
                .isEqualTo(network.getConfiguration().toJson());
    }

    @Test
    void equalContentIsEqualBytes() throws Exception {
        Path first = folder.resolve("first.zip");
        Path second = folder.resolve("second.zip");
        Path again = folder.resolve("again.zip");

        new ModelBundle(trained(), Cards.tiny()).write(first);
        new ModelBundle(FastPath.enable(trained()), Cards.tiny().at(4, 0.25).at(3, 0.25)).write(second);
        ModelBundle.read(first).write(again);

        assertThat(Files.mismatch(first, again)).isEqualTo(-1);
        assertThat(Zips.entries(second).get("landmark.json"))
                .isEqualTo(Zips.entries(first).get("landmark.json"));
        Path repeated = folder.resolve("repeated.zip");
        new ModelBundle(trained(), Cards.tiny()).write(repeated);
        assertThat(Files.mismatch(first, repeated)).isEqualTo(-1);
    }

    @Test
    void carriesWhatPeaksAreWorthAndDoesWithout() throws Exception {
        Calibration calibration = new Calibration(List.of(0.25, 0.5), List.of(0.1, 0.9), 0.05, Calibration.CROP, 400);
        Path file = folder.resolve("calibrated.zip");
        new ModelBundle(trained(), Cards.tiny().with(calibration)).write(file);
        assertThat(ModelBundle.read(file).card().calibrated()).contains(calibration);
        assertThat(ModelBundle.read(file).card().from(Cards.tiny().provenance()).calibrated())
                .contains(calibration);
        assertThat(ModelBundle.read(file).card().at(4, 0.5).calibrated())
                .as("other parameters have other peaks")
                .isEmpty();

        Path without = folder.resolve("without.zip");
        new ModelBundle(trained(), Cards.tiny()).write(without);
        assertThat(new String(Zips.entries(without).get("landmark.json"), StandardCharsets.UTF_8))
                .doesNotContain("calibration");
        assertThat(ModelBundle.read(without).card().calibrated()).isEmpty();
    }

    @Test
    void isAPlainZipOfDeeplearning4jWithoutTheUpdater() throws Exception {
        ComputationGraph network = trained();
        Path file = folder.resolve("model.zip");
        new ModelBundle(network, Cards.tiny()).write(file);

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file.toFile(), false);

        assertThat(bits(plain.outputSingle(PICTURES))).isEqualTo(bits(network.outputSingle(PICTURES)));
        assertThat(Zips.entries(file)).containsOnlyKeys("configuration.json", "coefficients.bin", "landmark.json");
    }

    @Test
    void replacesAnOlderFileAndLeavesNothingBeside() throws Exception {
        Path file = folder.resolve("model.zip");
        Files.writeString(file, "older");

        new ModelBundle(trained(), Cards.tiny()).write(file);

        assertThat(ModelBundle.read(file).card().epoch()).isEqualTo(3);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aCardMovesOnInItsEpochAndLossAlone() {
        ModelCard moved = Cards.tiny().at(9, 0.125);

        assertThat(moved.epoch()).isEqualTo(9);
        assertThat(moved.validationLoss()).isEqualTo(0.125);
        assertThat(moved.at(3, 0.25)).isEqualTo(Cards.tiny());
        assertThat(moved.meanLandmarks().toArray()).containsExactly(0.5, 0.1 + 0.2);
    }

    @Test
    void aCardThatDoesNotFitItselfIsNone() {
        ModelCard card = Cards.tiny();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCard(
                        2,
                        "nose",
                        card.data(),
                        card.network(),
                        1,
                        0,
                        0,
                        card.meanShape(),
                        card.fit(),
                        card.provenance()))
                .withMessageContaining("format 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCard(
                        1,
                        "imm58",
                        card.data(),
                        card.network(),
                        1,
                        0,
                        0,
                        card.meanShape(),
                        card.fit(),
                        card.provenance()))
                .withMessageContaining("imm58, 1 points, 2 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCard(
                        1, "nose", card.data(), card.network(), 1, 0, 0, List.of(0.5), card.fit(), card.provenance()))
                .withMessageContaining("1 points, 1 numbers");
        assertThatNullPointerException()
                .isThrownBy(() -> new ModelCard(1, "nose", card.data(), null, 1, 0, 0, card.meanShape(), null, null))
                .withMessage("network is missing");
    }

    @Test
    void aSchemeOfOnesOwnTravelsInTheFile() throws Exception {
        LandmarkScheme tip = new LandmarkScheme("tip", 1, List.of("tip"), List.of(0), null, null);
        DataSpec data = new DataSpec(
                DatasetKind.DLIB_XML,
                "tips.xml",
                tip,
                null,
                null,
                null,
                Cards.tiny().data().input(),
                null,
                null,
                null);
        Path file = folder.resolve("model.zip");

        new ModelBundle(trained(), card(data)).write(file);

        assertThat(ModelBundle.read(file).card()).isEqualTo(card(data));
        assertThat(new String(Zips.entries(file).get("landmark.json"), StandardCharsets.UTF_8))
                .contains("\"names\" : [ \"tip\" ]");
    }

    private static ModelCard card(DataSpec data) {
        ModelCard tiny = Cards.tiny();
        return new ModelCard(
                ModelCard.FORMAT,
                data.scheme().name(),
                data,
                tiny.network(),
                tiny.epoch(),
                tiny.validationLoss(),
                tiny.baselineLoss(),
                tiny.meanShape(),
                tiny.fit(),
                tiny.provenance());
    }

    /** As version 0.1 wrote it before a scheme could be one's own. */
    @Test
    void anOlderFileIsRead() throws Exception {
        Path file = folder.resolve("older.zip");
        new ModelBundle(trained(), Cards.tiny()).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        entries.put("landmark.json", Files.readAllBytes(Path.of("src/test/resources/landmark-0.1.json")));
        Files.write(file, Zips.of(entries));

        ModelCard card = ModelBundle.read(file).card();

        assertThat(card).isEqualTo(Cards.tiny());
        assertThat(card.data().scheme()).isSameAs(LandmarkScheme.NOSE);
    }

    @Test
    void residualAndMapNetworksComeBackToo() throws Exception {
        InputSpec picture = Nets.input(32, 32);
        ComputationGraph residual =
                Nets.built(new ResNet18(2, null, null), Nets.setting(picture, 58, 1, new Adam(1e-3)));
        comesBack(residual, Cards.of(picture, COORDINATES, TargetFit.NONE), Nets.batch(picture, 58, 3, 1));
        InputSpec small = Nets.input(16, 16);
        comesBack(unet(small), Cards.of(small, maps(16), TargetFit.NONE), Nets.mapsBatch(small, 58, 2, 1));
    }

    @Test
    void aModelOfShapesTravelsWithItsNetwork() throws Exception {
        InputSpec picture = Nets.input(11, 12);
        ShapeTarget target = new ShapeTarget(3, null, null);
        ModelCard card = Cards.of(picture, target, target.fit(shapes()));
        ComputationGraph network =
                Nets.built(Nets.TINY, new NetworkSetting(picture, card.codec(), Loss.MSE, new Adam(1e-3), new Seed(1)));
        Path file = folder.resolve("shapes.zip");

        new ModelBundle(network, card).write(file);

        assertThat(ModelBundle.read(file).card()).isEqualTo(card);
        assertThat(((ShapeModel) card.at(2, 0.5).from(card.provenance()).fit()).size())
                .isEqualTo(3);
        assertThat(ModelBundle.read(file).card().codec().length()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cards.of(picture, target, TargetFit.NONE))
                .withMessageContaining("expected a shape model of 58 points, came none");
    }

    @Test
    void aFileFromBeforeTargetsLearnedAnythingIsRead() throws Exception {
        Path file = folder.resolve("model.zip");
        new ModelBundle(trained(), Cards.tiny()).write(file);
        Map<String, byte[]> entries = Zips.entries(file);
        ObjectNode card = (ObjectNode) JSON.readTree(entries.get("landmark.json"));
        assertThat(card.remove("fit")).isNotNull();
        entries.put("landmark.json", JSON.writeValueAsBytes(card));
        Files.write(file, Zips.of(entries));

        assertThat(ModelBundle.read(file).card()).isEqualTo(Cards.tiny());
    }

    @Test
    void aNetworkThatAnswersSomethingElseIsRefused() throws Exception {
        InputSpec picture = Nets.input(16, 16);
        ComputationGraph maps = unet(picture);
        Path file = folder.resolve("model.zip");

        new ModelBundle(maps, Cards.of(picture, COORDINATES, TargetFit.NONE)).write(file);
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": its network answers [58, 16, 16] as output, landmark.json asks for [116]");

        new ModelBundle(maps, Cards.of(picture, maps(8), TargetFit.NONE)).write(file);
        assertThatThrownBy(() -> ModelBundle.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith("answers [58, 16, 16] as output, landmark.json asks for [58, 8, 8]");
    }

    private void comesBack(ComputationGraph network, ModelCard card, MultiDataSet faces) throws Exception {
        network.fit(faces); // moves the running means and variances as well
        Path file = folder.resolve("deep.zip");
        new ModelBundle(network, card).write(file);

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file.toFile(), false);
        ComputationGraph read = ModelBundle.read(file).network();

        INDArray expected = network.outputSingle(faces.getFeatures(0));
        assertThat(bits(read.params())).isEqualTo(bits(network.params()));
        assertThat(bits(plain.outputSingle(faces.getFeatures(0)))).isEqualTo(bits(expected));
        assertThat(plain.score(faces)).isEqualTo(network.score(faces));
        INDArray again = FastPath.enable(network).outputSingle(faces.getFeatures(0));
        assertThat(bits(read.outputSingle(faces.getFeatures(0)))).isEqualTo(bits(again));
    }

    private static ComputationGraph unet(InputSpec picture) {
        return Nets.built(new UNet(List.of(2, 3, 4), null), Nets.mapsSetting(picture, 58, 1, new Adam(1e-3)));
    }

    private static HeatmapTarget maps(int size) {
        return new HeatmapTarget(size, size, null, null, null, null, null);
    }

    private static List<Landmarks> shapes() {
        Random random = new Random(1);
        return Stream.generate(() -> Landmarks.of(random.doubles(2 * 58).toArray()))
                .limit(9)
                .toList();
    }

    private static ComputationGraph trained() {
        ComputationGraph network = Nets.tiny(1);
        network.fit(Nets.tinyBatch(4, 2));
        return network;
    }

    private static float[] bits(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
