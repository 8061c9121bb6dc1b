package org.landmark.train.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What must repeat in a run's metrics: everything but the times. */
final class Losses {
    private Losses() {}

    static List<String> of(Path metrics) throws IOException {
        List<String> losses = new ArrayList<>();
        for (String line : Files.readAllLines(metrics)) {
            JsonNode node = new ObjectMapper().readTree(line);
            losses.add(node.get("epoch") + " " + node.get("trainLoss") + " " + node.get("validationLoss"));
        }
        return losses;
    }
}
