package org.landmark.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InputExceptionTest {
    @Test
    void isOneLine() {
        assertThat(new InputException(" one \n  two\r\n\r\nthree\u2028four\n")).hasMessage("one two three four");
        assertThat(new InputException("a\nb", new IllegalStateException("cause")))
                .hasMessage("a b")
                .hasRootCauseMessage("cause");
    }

    @Test
    void givesATerminalNoCommandsAndNoMegabytes() {
        assertThat(new InputException("came 'a\tb\u001b[2J\u009b2J\0'")).hasMessage("came 'a b?[2J?2J?'");
        String endless = "a.csv:1: came '" + "x".repeat(1 << 20) + "' (expected a number)";
        assertThat(new InputException(endless).getMessage())
                .startsWith("a.csv:1: came 'xxx")
                .contains("xxx ... xxx")
                .endsWith("xxx' (expected a number)")
                .hasSizeLessThan(2010);
        String whole = "x".repeat(2000);
        assertThat(new InputException(whole)).hasMessage(whole);
    }

    @Test
    void namesThePlace() {
        Path file = Path.of("folder", "file.asf");
        assertThat(InputException.in(file, "is empty")).hasMessage(file + ": is empty");
        assertThat(InputException.at(file, 12, "is odd")).hasMessage(file + ":12: is odd");
    }
}
