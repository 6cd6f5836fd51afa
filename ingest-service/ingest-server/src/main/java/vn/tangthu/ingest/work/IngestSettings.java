package vn.tangthu.ingest.work;

import java.nio.file.Path;

/**
 * Settings of the workers.
 *
 * @param worker name of this process in the queue
 * @param work folder for files under way; emptied by whoever owns it
 * @param readers documents read at once, 1 or more
 * @param indexers documents indexed at once, 1 or more
 */
public record IngestSettings(String worker, Path work, int readers, int indexers) {
    public IngestSettings {
        if (readers < 1 || indexers < 1) {
            throw new IllegalArgumentException("readers and indexers must be 1 or more");
        }
    }
}
