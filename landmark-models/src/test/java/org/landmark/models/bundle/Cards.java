package org.landmark.models.bundle;

import java.util.List;
import org.landmark.data.spec.DataSpec;
import org.landmark.models.Nets;

/** Model cards for tests. */
final class Cards {
    private Cards() {}

    /** Of {@link Nets#tiny}. */
    static ModelCard tiny() {
        DataSpec data = new DataSpec(null, "nose", null, null, null, Nets.input(11, 12), null, null, null);
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
                "2026-01-02T03:04:05Z");
        return new ModelCard(
                ModelCard.FORMAT, "nose", data, Nets.TINY, 3, 0.25, 1.0 / 3, List.of(0.5, 0.1 + 0.2), provenance);
    }
}
