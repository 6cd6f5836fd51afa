package vn.tangthu.wiring;

import java.nio.file.Path;
import java.util.List;

/** Where the head of the audit chain is written to, outside of the database. */
public record AnchorPlaces(List<Place> all) {
    public AnchorPlaces {
        all = List.copyOf(all);
    }

    /**
     * A file of lines.
     *
     * @param marker the file is written only while this exists: without it the folder is a bare mount point
     */
    public record Place(Path file, Path marker) {}
}
