package org.landmark.eval.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.landmark.eval.metric.LossText;

/** The rows of the table of epochs; the one with the lowest validation loss is marked. */
final class EpochTable {
    private EpochTable() {}

    static String html(List<RunReport.Epoch> epochs) {
        Optional<RunReport.Epoch> best = epochs.stream()
                .filter(epoch -> Double.isFinite(epoch.validationLoss()))
                .min(Comparator.comparingDouble(RunReport.Epoch::validationLoss));
        StringBuilder html = new StringBuilder(
                """
                <div class="scroll" tabindex="0" role="region" aria-label="Epochs">
                <table class="epochs">
                <thead><tr><th scope="col">Epoch</th><th scope="col">Training loss</th><th scope="col">Validation loss</th>\
                <th scope="col">Images/s</th><th scope="col">Seconds</th></tr></thead>
                <tbody>
                """);
        for (RunReport.Epoch epoch : epochs) {
            boolean isBest = best.filter(epoch::equals).isPresent();
            html.append(isBest ? "<tr class=\"best\">" : "<tr>")
                    .append("<th scope=\"row\">")
                    .append(isBest ? "<small>best</small> " : "")
                    .append(epoch.number())
                    .append("</th>")
                    .append(loss(epoch.trainingLoss()))
                    .append(loss(epoch.validationLoss()))
                    .append(cell("%.1f", epoch.imagesPerSecond()))
                    .append(cell("%.1f", epoch.seconds()))
                    .append("</tr>\n");
        }
        return html.append("</tbody>\n</table>\n</div>\n").toString();
    }

    private static String loss(double loss) {
        return "<td>" + (Double.isFinite(loss) ? LossText.of(loss) : "\u2013") + "</td>";
    }

    private static String cell(String format, double number) {
        return "<td>" + (Double.isFinite(number) ? String.format(Locale.ROOT, format, number) : "\u2013") + "</td>";
    }
}
