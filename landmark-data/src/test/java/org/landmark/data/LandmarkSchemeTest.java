package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.landmark.data.LandmarkScheme.EyeCorners;

class LandmarkSchemeTest {
    private static final List<LandmarkScheme> ALL = LandmarkScheme.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void mirrorUndoesItself(LandmarkScheme scheme) {
        assertThat(scheme.mirror()).hasSize(scheme.count());
        for (int i = 0; i < scheme.count(); i++) {
            assertThat(scheme.mirror().get(scheme.mirror().get(i))).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void linesVisitEveryPointOfALargeScheme(LandmarkScheme scheme) {
        List<Integer> drawn = scheme.lines().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        int expected = scheme.count() == 1 ? 0 : scheme.count();
        assertThat(drawn).isEqualTo(IntStream.range(0, expected).boxed().toList());
    }

    @Test
    void mirrorsAreThoseOfTheDatabases() {
        assertThat(LandmarkScheme.NOSE.count()).isEqualTo(1);
        assertThat(LandmarkScheme.IMM58.count()).isEqualTo(58);
        assertThat(LandmarkScheme.IBUG68.count()).isEqualTo(68);
        assertThat(LandmarkScheme.IMM58.mirror().get(52)).as("tip of the nose").isEqualTo(52);
        assertThat(LandmarkScheme.IMM58.mirror().get(41))
                .as("middle of the upper lip")
                .isEqualTo(41);
        assertThat(LandmarkScheme.IBUG68.mirror().subList(36, 48))
                .as("eyes")
                .containsExactly(45, 44, 43, 42, 47, 46, 39, 38, 37, 36, 41, 40);
        assertThat(LandmarkScheme.IBUG68.mirror().subList(48, 68))
                .as("lips")
                .containsExactly(54, 53, 52, 51, 50, 49, 48, 59, 58, 57, 56, 55, 64, 63, 62, 61, 60, 67, 66, 65);
    }

    @Test
    void eyeCornersAreEachOthersMirror() {
        for (LandmarkScheme scheme : List.of(LandmarkScheme.IMM58, LandmarkScheme.IBUG68)) {
            EyeCorners corners = scheme.eyeCorners().orElseThrow();
            assertThat(scheme.mirror().get(corners.left())).isEqualTo(corners.right());
        }
        assertThat(LandmarkScheme.NOSE.eyeCorners()).isEmpty();
    }

    @Test
    void isFoundByItsName() {
        assertThat(LandmarkScheme.named("ibug68")).isSameAs(LandmarkScheme.IBUG68);
        assertThatThrownBy(() -> LandmarkScheme.named("IBUG68"))
                .isInstanceOf(InputException.class)
                .hasMessage("unknown scheme 'IBUG68' (accepted: nose, imm58, ibug68)");
    }

    @Test
    void refusesContradictions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LandmarkScheme("a", 3, List.of(1, 2, 0), List.of(), Optional.empty()))
                .withMessage("scheme a: mirror does not undo itself at point 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LandmarkScheme("a", 2, List.of(0), List.of(), Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LandmarkScheme("a", 1, List.of(0), List.of(List.of(1)), Optional.empty()));
    }
}
