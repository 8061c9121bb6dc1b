package org.landmark.models.bundle;

import java.util.Collections;
import java.util.List;
import org.landmark.data.LandmarkScheme;
import org.landmark.data.spec.DataSpec;
import org.landmark.data.spec.InputSpec;
import org.landmark.data.spec.TargetSpec;
import org.landmark.data.target.TargetFit;
import org.landmark.models.network.Nets;
import org.landmark.models.network.NetworkSpec;

/** Model cards for tests. */
public final class Cards {
    private Cards() {}

    /** Of {@link Nets#tiny}. */
    public static ModelCard tiny() {
        DataSpec data =
                new DataSpec(null, null, LandmarkScheme.NOSE, null, null, null, Nets.input(11, 12), null, null, null);
        return card(data, Nets.TINY, List.of(0.5, 0.1 + 0.2), TargetFit.NONE);
    }

    /** Of a network for all 58 points of IMM. */
    static ModelCard of(InputSpec input, TargetSpec target, TargetFit fit) {
        DataSpec data = new DataSpec(null, null, null, null, null, null, input, target, null, null);
        return card(data, Nets.TINY, Collections.nCopies(2 * data.points().size(), 0.5), fit);
    }

    private static ModelCard card(DataSpec data, NetworkSpec network, List<Double> mean, TargetFit fit) {
        Provenance provenance = new Provenance(
                "nose",
                "train",
                1,
                "0.1",
                "1.0.0-M2.1",
                "17",
                "CPU",
                "avx2",
                2,
                "imm (embedded)",
                "/data",
                "00ff",
                192,
                48,
                "2026-01-02T03:04:05Z",
                null);
        return new ModelCard(
                ModelCard.FORMAT, data.scheme().name(), data, network, 3, 0.25, 1.0 / 3, mean, fit, provenance);
    }
}
