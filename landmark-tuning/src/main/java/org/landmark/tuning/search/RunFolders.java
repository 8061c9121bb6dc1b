package org.landmark.tuning.search;

import org.deeplearning4j.arbiter.optimize.api.saving.InMemoryResultSaver;

/** What Arbiter's page says of where models are kept; our trainings keep them themselves. */
final class RunFolders extends InMemoryResultSaver {
    @Override
    public String toString() {
        return "run folders";
    }
}
