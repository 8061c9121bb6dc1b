package org.landmark.data.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CudaCheckTest {
    private static final CudaCard AMPERE = new CudaCard(0, "A100", 8, 0);
    private static final CudaCard HOPPER = new CudaCard(1, "H100", 9, 0);

    /** A machine as it may be found; what lies behind a bad answer is not to be asked. */
    private record Found(
            boolean hasDriver,
            String start,
            int cudaVersion,
            List<CudaCard> cards,
            String runtime,
            String library,
            String asked)
            implements CudaMachine {
        @Override
        public String driver() {
            return "libcuda.so.1";
        }

        @Override
        public Optional<String> startProblem() {
            reached("start");
            return Optional.ofNullable(start);
        }

        @Override
        public int cudaVersion() {
            reached("version");
            return cudaVersion;
        }

        @Override
        public List<CudaCard> cards() {
            reached("cards");
            return cards;
        }

        @Override
        public Optional<String> runtimeProblem() {
            reached("runtime");
            return Optional.ofNullable(runtime);
        }

        @Override
        public Optional<String> libraryProblem() {
            reached("library");
            return Optional.ofNullable(library);
        }

        private void reached(String question) {
            List<String> order = List.of("driver", "start", "version", "cards", "runtime", "library");
            assertThat(order.indexOf(question)).as(question).isLessThanOrEqualTo(order.indexOf(asked));
        }
    }

    @Test
    void nothingIsWrongWithAFittingMachine() {
        assertThat(CudaCheck.problem(new Found(true, null, 11_000, List.of(AMPERE), null, null, "library")))
                .isEmpty();
    }

    @Test
    void saysThatThereIsNoDriver() {
        assertThat(CudaCheck.problem(new Found(false, null, 0, List.of(), null, null, "driver")))
                .contains("expected an NVIDIA driver, found no library libcuda.so.1 that loads");
    }

    @Test
    void saysWhyTheDriverDoesNotStart() {
        assertThat(CudaCheck.problem(
                        new Found(true, "cuInit says CUDA_ERROR_NO_DEVICE", 0, List.of(), null, null, "start")))
                .contains(
                        "expected a card that the NVIDIA driver can use, found none: cuInit says CUDA_ERROR_NO_DEVICE");
    }

    @Test
    void refusesADriverOfAnOlderCuda() {
        assertThat(CudaCheck.problem(new Found(true, null, 10_020, List.of(AMPERE), null, null, "version")))
                .contains("expected an NVIDIA driver for CUDA 11.0 or later, found one for CUDA 10.2");
    }

    @Test
    void saysThatThereIsNoCard() {
        assertThat(CudaCheck.problem(new Found(true, null, 11_060, List.of(), null, null, "cards")))
                .contains("expected a card that the NVIDIA driver can use, found none");
    }

    @Test
    void namesTheCardThatThereIsNoCodeFor() {
        CudaCard only = new CudaCard(0, "H100", 9, 0);
        assertThat(CudaCheck.problem(new Found(true, null, 12_020, List.of(only), null, null, "cards")))
                .contains(
                        "expected only cards that this build has code for (3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0, 8.6"
                                + " and later ones of these generations, as 8.9), found card 0 (H100) of compute capability"
                                + " 9.0");
    }

    @Test
    void oneCardWithoutCodeIsEnoughAndCanBeHidden() {
        assertThat(CudaCheck.problem(new Found(true, null, 12_020, List.of(AMPERE, HOPPER), null, null, "cards"))
                        .orElseThrow())
                .endsWith(
                        "found card 1 (H100) of compute capability 9.0; CUDA_VISIBLE_DEVICES chooses among the cards");
    }

    @Test
    void saysWhichLibraryDoesNotLoad() {
        String problem = "cudnn doesn't: libcudnn.so.8: cannot open shared object file";
        assertThat(CudaCheck.problem(new Found(true, null, 11_060, List.of(AMPERE), null, problem, "library")))
                .contains(
                        "expected libraries of CUDA 11.6 and cuDNN 8.3 that load (the profile cuda-redist brings them)"
                                + " and find the card, but " + problem);
    }

    @Test
    void asksForNoOtherLibraryWhereTheRuntimeFails() {
        String problem = "cudaGetDeviceCount finds 0 (error 35)";
        assertThat(CudaCheck.problem(new Found(true, null, 11_060, List.of(AMPERE), problem, null, "runtime"))
                        .orElseThrow())
                .endsWith(" and find the card, but " + problem);
    }

    @Test
    void codeRunsOnItsOwnGenerationFromItsMinorVersionOn() {
        assertThat(List.of("3.7", "5.0", "5.3", "6.0", "6.2", "7.0", "7.2", "7.5", "8.0", "8.6", "8.7", "8.9"))
                .allMatch(capability -> card(capability).hasCode());
        assertThat(List.of("2.1", "3.0", "3.5", "4.0", "9.0", "10.0", "12.0"))
                .noneMatch(capability -> card(capability).hasCode());
    }

    private static CudaCard card(String capability) {
        String[] parts = capability.split("\\.");
        return new CudaCard(0, "card", Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    @Test
    void onTheCpuNothingIsAsked() {
        assertThatCode(CudaCheck::require).doesNotThrowAnyException();
    }
}
