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
    void namesThePlace() {
        Path file = Path.of("folder", "file.asf");
        assertThat(InputException.in(file, "is empty")).hasMessage(file + ": is empty");
        assertThat(InputException.at(file, 12, "is odd")).hasMessage(file + ":12: is odd");
    }
}
