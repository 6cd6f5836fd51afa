package vn.tangthu.archive.imports;

import java.util.Optional;
import java.util.UUID;
import vn.tangthu.archive.casefile.CaseFileId;

/** Identity of an import. */
public record ImportId(UUID value) implements Comparable<ImportId> {
    public static ImportId random() {
        return new ImportId(UUID.randomUUID());
    }

    /** Reads the canonical form; empty for anything else. */
    public static Optional<ImportId> parse(String text) {
        return CaseFileId.parse(text).map(id -> new ImportId(id.value()));
    }

    /** How the trail names it. */
    public String object() {
        return "import:" + value;
    }

    @Override
    public int compareTo(ImportId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
