package org.landmark.train.results;

import java.nio.file.Path;
import org.landmark.data.InputException;
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
        RunRecord run = RunSummarizer.finished(folder);
        ModelBundle model = ModelBundle.read(folder.model());
        Provenance published = model.card()
                .provenance()
                .withCommand(RunSummarizer.command(run))
                .inFolders(name -> Path.of(name).getFileName().toString());
        return new ModelBundle(model.network(), model.card().from(published));
    }
}
