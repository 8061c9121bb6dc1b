package org.landmark.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RunCallTest {
    @Test
    void theLineIsWhatAShellTakes() {
        List<String> arguments =
                List.of("--conf", "conf/nose.yaml", "--set", "data.target={kind: coordinates}", "--data", "/my faces");
        assertThat(new RunCall(arguments, false).command())
                .isEqualTo("mvn -q compile exec:java@train -pl landmark-train -am -Dargs=\"--conf conf/nose.yaml"
                        + " --set 'data.target={kind: coordinates}' --data '/my faces'\"");
        assertThat(RunCall.command("nose", List.of()))
                .isEqualTo("mvn -q compile exec:java@nose -pl landmark-train -am");
    }

    @Test
    void whatAShellWouldReadIsHidden() {
        assertThat(new RunCall(List.of("--data", "/Ada's $HOME", "--set", "a=\"b\""), false).command())
                .endsWith("-Dargs=\"--data \\\"/Ada's \\$HOME\\\" --set 'a=\\\"b\\\"'\"");
    }

    @Test
    void aLengthenedRunIsAskedForByItsNewLength() {
        String command = new RunCall(List.of("--conf", "a.yaml", "--epochs", "2", "--seed", "3"), false).command();
        assertThat(RunCall.arguments(RunCall.with(command, List.of("train.epochs=9"))))
                .containsExactly("--conf", "a.yaml", "--seed", "3", "--epochs", "9");
        assertThat(RunCall.arguments(
                        RunCall.with(new RunCall(List.of("--epochs=2"), false).command(), List.of("train.epochs=9"))))
                .containsExactly("--epochs", "9");
    }

    @Test
    void settingsAreReadAndAdded() {
        String command = new RunCall(
                        List.of("--set", "train.batch=2", "--seed=3", "--epochs", "4", "--data", "/faces"), false)
                .command();
        assertThat(RunCall.settings(command)).containsExactly("train.batch=2", "seed=3", "train.epochs=4");
        String more = RunCall.with(command, List.of("train.loss={name: wing, width: 1}"));
        assertThat(RunCall.settings(more))
                .containsExactly("train.batch=2", "seed=3", "train.epochs=4", "train.loss={name: wing, width: 1}");
        assertThat(RunCall.with(command, List.of())).isEqualTo(command);
    }

    @Property
    void whatWasWrittenIsRead(@ForAll("arguments") List<String> arguments) {
        Assume.that(arguments.stream().noneMatch(argument -> argument.contains("'") && argument.contains("\"")));
        assertThat(RunCall.arguments(RunCall.command("train", arguments))).isEqualTo(arguments);
    }

    @Provide
    Arbitrary<List<String>> arguments() {
        return Arbitraries.strings()
                .withChars("a-=/ .{}[],\"'$`\\\n:")
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMaxSize(5);
    }
}
