package org.landmark.train.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.landmark.data.InputException;

class UiPlaceTest {
    @Test
    void isThisMachineAloneUnlessAskedOtherwise() {
        UiPlace place = UiPlace.local();
        assertThat(place.host().isLoopbackAddress()).isTrue();
        assertThat(place.token()).isEmpty();
        assertThat(place.names()).containsExactlyInAnyOrder("localhost", "127.0.0.1");
        assertThat(place.shown()).isEqualTo("127.0.0.1");
    }

    @Test
    void whoeverIsReachedFromElsewhereHasAToken() {
        UiPlace one = UiPlace.of(null, "0.0.0.0", null);
        UiPlace other = UiPlace.of(null, "0.0.0.0", null);
        assertThat(one.token().orElseThrow())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(other.token().orElseThrow());
        assertThat(UiPlace.of(null, "0.0.0.0", "chosen-by-somebody").token()).contains("chosen-by-somebody");
        assertThat(one.names()).contains("localhost", "127.0.0.1").doesNotContain("");
        assertThat(one.shown()).isNotEqualTo("0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "fifteen-letters", "with spaces in it, and so on", "with/slash/and/some/more"})
    void refusesTokensThatAreGuessedOrDoNotFitALink(String token) {
        assertThatThrownBy(() -> UiPlace.of(null, null, token))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--ui-token must be 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "no such name", ""})
    void refusesAddressesOfOthers(String host) {
        if (host.isEmpty()) { // the JDK's loopback
            assertThat(UiPlace.of(null, host, null).host().isLoopbackAddress()).isTrue();
        } else {
            assertThatThrownBy(() -> UiPlace.of(null, host, null))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith("--ui-host " + host);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65_536})
    void refusesPortsThatThereAreNot(int port) {
        assertThatThrownBy(() -> UiPlace.of(port, null, null))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("--ui-port must be between 1 and 65535");
    }
}
