package vn.tangthu.archive.document;

import java.util.Optional;
import java.util.UUID;

/** Identity of a document; two uploads of the same bytes are two documents over one object. */
public record DocumentId(UUID value) implements Comparable<DocumentId> {
    public static DocumentId random() {
        return new DocumentId(UUID.randomUUID());
    }

    /** Reads the canonical form; empty for anything else. */
    public static Optional<DocumentId> parse(String text) {
        try {
            DocumentId id = new DocumentId(UUID.fromString(text));
            return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(DocumentId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
