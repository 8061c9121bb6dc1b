package org.landmark.data.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.dataset.DataLocation;
import org.landmark.data.dataset.Verification;
import org.landmark.data.spec.DatasetKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Reads every annotation and decodes every photo, and lists what is broken. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Reads every annotation, decodes every photo and lists each bad pair; exit code 2 if there is any.")
@WithoutArrays
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    private DataOptions options;

    @Override
    public Integer call() {
        DataLocation location = options.locate(DatasetKind.IMM);
        System.out.println("data: " + location.describe());
        Verification verification = Verification.of(location, LoadingLine.reading());
        verification.bad().forEach(face -> System.out.println("bad: " + face.problem()));
        System.out.printf(
                Locale.ROOT,
                "%d %s of %d points, %d good, %d bad%n",
                verification.total(),
                verification.total() == 1 ? "face" : "faces",
                verification.points(),
                verification.good(),
                verification.bad().size());
        return verification.bad().isEmpty() ? 0 : 2;
    }
}
