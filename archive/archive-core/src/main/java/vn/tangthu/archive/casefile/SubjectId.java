package vn.tangthu.archive.casefile;

import java.util.Optional;
import java.util.UUID;

/** Identity of a subject: the person or legal person that one or several case files are about. */
public record SubjectId(UUID value) implements Comparable<SubjectId> {
    public static SubjectId random() {
        return new SubjectId(UUID.randomUUID());
    }

    /** Reads the canonical form; empty for anything else. */
    public static Optional<SubjectId> parse(String text) {
        return CaseFileId.parse(text).map(id -> new SubjectId(id.value()));
    }

    @Override
    public int compareTo(SubjectId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
