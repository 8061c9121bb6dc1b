package org.landmark.train.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.landmark.train.run.RunCall;

class PublishedCommandTest {
    private static String published(boolean found, String... arguments) {
        return PublishedCommand.of(new RunCall(List.of(arguments), false).command(), "nose", found);
    }

    @Test
    void itNamesTheGoalAndNoPlaceOnTheMachine() {
        assertThat(published(
                        false,
                        "--conf",
                        "conf/nose.yaml",
                        "--data",
                        "/home/ada/my faces",
                        "--no-ui",
                        "--seed",
                        "2",
                        "--out",
                        "/tmp/x"))
                .isEqualTo("mvn -q compile exec:java@nose -pl landmark-train -am -Dargs=\"--data DIR --seed 2\"");
        assertThat(published(false, "--conf=../conf/nose.yaml", "--data=/home/ada", "--profile", "--ui-port=9001"))
                .isEqualTo("mvn -q compile exec:java@nose -pl landmark-train -am -Dargs=\"--data DIR\"");
        assertThat(published(false, "--conf", "conf/nose.yaml"))
                .isEqualTo("mvn -q compile exec:java@nose -pl landmark-train -am");
    }

    @Test
    void whatChangesNumbersStays() {
        assertThat(published(
                        false,
                        "--conf",
                        "mine/other.yaml",
                        "--set",
                        "data.target={kind: coordinates, scale: 2}",
                        "--labels",
                        "/home/ada/faces.xml",
                        "--skip-bad",
                        "3"))
                .isEqualTo("mvn -q compile exec:java@train -pl landmark-train -am -Dargs=\"--conf other.yaml --set"
                        + " 'data.target={kind: coordinates, scale: 2}' --labels faces.xml --skip-bad 3\"");
    }

    @Test
    void dataThatWasFoundByItsVariableIsNamed() {
        assertThat(published(true, "--conf", "conf/nose.yaml", "--epochs", "3"))
                .isEqualTo("mvn -q compile exec:java@nose -pl landmark-train -am -Dargs=\"--epochs 3 --data DIR\"");
    }
}
