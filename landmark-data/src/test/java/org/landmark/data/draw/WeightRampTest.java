package org.landmark.data.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.api.Test;

class WeightRampTest {
    @Test
    void isSymmetricAboutGrey() {
        assertThat(WeightRamp.grey(-1)).isEqualTo(Color.BLACK);
        assertThat(WeightRamp.grey(0)).isEqualTo(new Color(128, 128, 128));
        assertThat(WeightRamp.grey(1)).isEqualTo(Color.WHITE);
        assertThat(WeightRamp.grey(-7)).isEqualTo(Color.BLACK);
        assertThat(WeightRamp.grey(7)).isEqualTo(Color.WHITE);
        assertThat(WeightRamp.grey(0.5).getRed() + WeightRamp.grey(-0.5).getRed())
                .isEqualTo(255);
    }

    @Test
    void showsThreeWeightsAsColours() {
        assertThat(WeightRamp.colour(1, -1, 0)).isEqualTo(new Color(255, 0, 128));
        assertThat(new WeightRamp(true).label()).contains("red, green and blue");
        assertThat(new WeightRamp(false).label()).doesNotContain("red");
    }
}
