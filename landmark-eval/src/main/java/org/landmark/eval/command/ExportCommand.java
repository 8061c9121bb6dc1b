package org.landmark.eval.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.landmark.data.InputException;
import org.landmark.data.command.BuildVersion;
import org.landmark.data.command.Launcher;
import org.landmark.eval.model.Agreement;
import org.landmark.eval.model.BundleModel;
import org.landmark.eval.model.OnnxModel;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.onnx.OnnxFile;
import org.landmark.models.zoo.ShippedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exports a model as an ONNX file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Exports a model as an ONNX file, with its landmark.json among the metadata, once ONNX Runtime has"
                        + " answered as this program does.")
public final class ExportCommand implements Callable<Integer> {
    @Option(names = "--model", paramLabel = "MODEL", description = ModelChoice.HELP)
    private String model = ShippedModel.DEFAULT.label();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file to write, as in nose.onnx; one that is there is written over")
    private Path out;

    public static void main(String[] args) {
        Launcher.main(new ExportCommand(), args);
    }

    @Override
    public Integer call() {
        ModelBundle bundle = ModelBundle.read(ModelChoice.of(model).file());
        requireOnnx();
        OnnxFile file = OnnxFile.of(bundle, BuildVersion.current().code());
        Agreement agreement;
        try (BundleModel ours = new BundleModel(bundle);
                OnnxModel exported = OnnxModel.of(file, out.toString())) {
            agreement = Agreement.of(ours, exported);
        }
        agreement.require(out.toString());
        try {
            file.write(out);
        } catch (IOException e) {
            throw new InputException(out + ": the file can't be written there (--out names it): " + e, e);
        }
        System.out.printf(
                Locale.ROOT,
                "written: %s (%.1f MB, ONNX opset %d; in ONNX Runtime its answers differ by at most %.1e of the largest)%n",
                out,
                file.bytes().length / 1e6,
                OnnxFile.OPSET,
                agreement.difference());
        return 0;
    }

    /** By its name, as everything that opens models goes by it. */
    private void requireOnnx() {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".onnx") || Files.isDirectory(out)) {
            throw new InputException("--out: expected the name of a file that ends with .onnx, came " + out);
        }
    }
}
