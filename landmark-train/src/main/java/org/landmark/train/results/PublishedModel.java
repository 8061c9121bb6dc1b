package org.landmark.train.results;

import java.nio.file.Path;
import org.landmark.data.InputException;
import org.landmark.data.dataset.DataLocation;
import org.landmark.models.bundle.ModelBundle;
import org.landmark.models.bundle.Provenance;
import org.landmark.train.run.RunFolder;
import org.landmark.train.run.RunRecord;

/** A run's model as others may have it: without places on the machine that it was trained on. */
public final class PublishedModel {
    private PublishedModel() {}

    /**
     * The model of a finished run, the caller's to close.
     *
     * @throws InputException if the run has not ended, was a quick one, or its files are damaged
     */
    public static ModelBundle of(RunFolder folder) {
        RunRecord run = folder.readRun();
        if (run.quick() || run.result() == null) {
            throw InputException.in(
                    folder.root(),
                    run.quick()
                            ? "was a quick run, whose model knows nothing (expected a whole one)"
                            : "has not ended (--resume " + folder.root() + " goes on with it)");
        }
        ModelBundle model = ModelBundle.read(folder.model());
        Provenance trained = model.card().provenance();
        boolean found = trained.data().contains(DataLocation.Origin.ENVIRONMENT.toString());
        Provenance published = trained.withCommand(PublishedCommand.of(
                        trained.command(), run.configuration().name(), found))
                .inFolders(name -> Path.of(name).getFileName().toString());
        return new ModelBundle(model.network(), model.card().from(published));
    }
}
