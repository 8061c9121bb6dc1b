package org.landmark.data.backend;

import java.util.List;
import java.util.Optional;
import org.landmark.data.InputException;

/** Says in one line why a machine can't run ND4J's CUDA backend, before ND4J loads it and fails with traces. */
public final class CudaCheck {
    private static final String BACKEND = "org/nd4j/linalg/jcublas/JCublasBackend.class";

    /** CUDA 11.6 runs on every driver of CUDA 11 (CUDA Compatibility, minor version compatibility). */
    private static final int OLDEST_CUDA = 11_000;

    private CudaCheck() {}

    /** @throws InputException if the CUDA backend is the one on the class path and can't run here */
    public static void require() {
        if (CudaCheck.class.getClassLoader().getResource(BACKEND) != null) {
            problem(new InstalledCuda()).ifPresent(problem -> {
                throw new InputException("-Pcuda: " + problem + " (without -Pcuda this runs on the CPU)");
            });
        }
    }

    /** What was looked for and what was found instead. */
    static Optional<String> problem(CudaMachine machine) {
        if (!machine.hasDriver()) {
            return Optional.of("expected an NVIDIA driver, found no library " + machine.driver() + " that loads");
        }
        Optional<String> start = machine.startProblem();
        if (start.isPresent()) {
            return Optional.of("expected a card that the NVIDIA driver can use, found none: " + start.get());
        }
        int cuda = machine.cudaVersion();
        if (cuda < OLDEST_CUDA) {
            return Optional.of("expected an NVIDIA driver for CUDA 11.0 or later, found one for CUDA " + cuda / 1000
                    + "." + cuda % 1000 / 10);
        }
        List<CudaCard> cards = machine.cards();
        if (cards.isEmpty()) {
            return Optional.of("expected a card that the NVIDIA driver can use, found none");
        }
        List<CudaCard> strangers =
                cards.stream().filter(card -> !card.hasCode()).toList();
        if (!strangers.isEmpty()) { // one is enough: ND4J spreads its threads over all cards
            return Optional.of("expected only cards that this build has code for (" + CudaCard.served() + "), found "
                    + strangers.get(0)
                    + (strangers.size() < cards.size() ? "; CUDA_VISIBLE_DEVICES chooses among the cards" : ""));
        }
        return machine.runtimeProblem()
                .or(machine::libraryProblem)
                .map(problem ->
                        "expected libraries of CUDA 11.6 and cuDNN 8.3 that load (the profile cuda-redist brings"
                                + " them) and find the card, but " + problem);
    }
}
