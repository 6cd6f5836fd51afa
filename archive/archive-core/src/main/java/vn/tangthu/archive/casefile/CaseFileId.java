package vn.tangthu.archive.casefile;

import java.util.Optional;
import java.util.UUID;

/** Identity of a case file. */
public record CaseFileId(UUID value) implements Comparable<CaseFileId> {
    public static CaseFileId random() {
        return new CaseFileId(UUID.randomUUID());
    }

    /** Reads the canonical form; empty for anything else. */
    public static Optional<CaseFileId> parse(String text) {
        try {
            CaseFileId id = new CaseFileId(UUID.fromString(text));
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(CaseFileId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
