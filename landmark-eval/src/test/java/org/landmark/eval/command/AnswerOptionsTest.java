package org.landmark.eval.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.landmark.data.InputException;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.Landmarks;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.DatasetKind;
import org.landmark.data.spec.HeatmapTarget;
import org.landmark.data.target.HeatmapCodec;
import org.landmark.data.target.decode.Dark;
import org.landmark.data.target.decode.PeakDecoder;
import org.landmark.data.target.decode.TopN;
import org.landmark.eval.predict.Models;
import org.landmark.models.bundle.ModelCard;
import picocli.CommandLine;

class AnswerOptionsTest {
    private static final HeatmapTarget MAPS = new HeatmapTarget(16, 8, 1.0, null, null, null, new Dark(2.0));

    private static AnswerOptions options(String... arguments) {
        AnswerOptions options = new AnswerOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

    /** Of a model whose target is maps of the tip of the nose. */
    private static ModelCard card() {
        DataSpec data =
                new DataSpec(DatasetKind.IMM, null, LandmarkScheme.NOSE, null, null, null, null, MAPS, null, null);
        return Models.bundle(null, data, Landmarks.of(0.5, 0.5)).card();
    }

    private static PeakDecoder decoder(String... arguments) {
        HeatmapCodec codec = (HeatmapCodec) options(arguments).codec(card());
        assertThat(codec.withDecoder(MAPS.decoder())).as("all else as it was").isEqualTo(card().codec());
        return codec.decoder();
    }

    @Test
    void theModelsOwnDecoderIsReplacedByName() {
        assertThat(decoder()).isEqualTo(new Dark(2.0));
        assertThat(decoder("--decoder", "dark")).isEqualTo(new Dark(null));
        assertThat(decoder("--decoder", "top-n")).isEqualTo(new TopN(null));
        assertThat(decoder("--decoder", "{name: top-n, n: 9}")).isEqualTo(new TopN(9));
    }

    @Test
    void theyAreSaidInALine() {
        assertThat(options().text()).isEmpty();
        assertThat(options("--flip-test", "--decoder", "argmax").text()).isEqualTo(", flip test, decoder argmax");
    }

    @Test
    void aDecoderThatIsNoneIsRefused() {
        for (String wrong :
                new String[] {"best", "it's", "{name: top-n, m: 9}", "{name: top-n, n: 0}", "{", "{name: dark"}) {
            assertThatThrownBy(() -> options("--decoder", wrong).codec(card()))
                    .as(wrong)
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("--decoder");
        }
    }
}
