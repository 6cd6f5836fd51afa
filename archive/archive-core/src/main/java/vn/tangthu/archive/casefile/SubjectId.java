package vn.tangthu.archive.casefile;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Identity of a subject: the person or legal person that one or several case files are about. */
public record SubjectId(UUID value) implements Comparable<SubjectId> {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final long VERSION_7 = 0x7000L;
    private static final long TWELVE_BITS = 0xFFFL;

    /** A new one. Those of one moment are neighbours, so that an index over them grows at its end (RFC 9562, version 7). */
    public static SubjectId random() {
        UUID random = UUID.randomUUID();
        long high = (CLOCK.millis() << 16) | VERSION_7 | (random.getMostSignificantBits() & TWELVE_BITS);
        return new SubjectId(new UUID(high, random.getLeastSignificantBits()));
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
