package org.landmark.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.landmark.data.spec.CropSpec.Region;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.ModelCard;

class ShippedModelTest {
    private static final long MOST_BYTES = 12_000_000;

    @ParameterizedTest
    @EnumSource
    void isAModelOfFacesInBoxes(ShippedModel shipped) throws IOException {
        ModelBundle bundle = ModelBundle.read(shipped.file());

        ModelCard card = bundle.card();
        assertThat(card.data().scheme()).isEqualTo(shipped.scheme());
        assertThat(card.data().crop().region()).isEqualTo(Region.BOX);
        assertThat(Files.size(shipped.file())).isLessThan(MOST_BYTES);
        bundle.network().close();
    }

    /** What people read beside it is true of the file: the command, the seed, the code, the data and what it may be used for. */
    @ParameterizedTest
    @EnumSource
    void itsCardTellsOfIt(ShippedModel shipped) throws IOException {
        ModelBundle bundle = ModelBundle.read(shipped.file());
        bundle.network().close();
        ModelCard card = bundle.card();

        assertThat(text(shipped))
                .contains(
                        "research", "Known weaknesses", "`" + card.provenance().dataHash() + "`")
                .contains("seed " + card.provenance().seed())
                .contains("exec:java@")
                .contains(card.provenance().code());
        assertThat(shipped.notice()).contains("research only");
    }

    @Test
    void isUnpackedOnceAndFoundByItsName() {
        assertThat(ShippedModel.NOSE.file()).isSameAs(ShippedModel.NOSE.file()).hasFileName("nose.zip");
        assertThat(ShippedModel.of("ibug68")).contains(ShippedModel.IBUG68);
        assertThat(ShippedModel.of("IBUG68")).isEmpty();
        assertThat(ShippedModel.labels()).isEqualTo("ibug68, imm58, nose");
    }

    private static String text(ShippedModel shipped) throws IOException {
        try (InputStream card = ShippedModel.class.getResourceAsStream("/zoo/" + shipped.label() + ".md")) {
            assertThat(card).isNotNull();
            return new String(card.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
