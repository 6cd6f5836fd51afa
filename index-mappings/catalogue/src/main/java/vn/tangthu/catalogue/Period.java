package vn.tangthu.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something is in force.
 *
 * @param from the first day, or null for always
 * @param until the first day on which it is no longer in force, or null for no end
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate until) {
    public static final Period ALWAYS = new Period(null, null);

    public Period {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("A period ends before it begins: " + from + " to " + until);
        }
    }

    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || day.isBefore(until));
    }

    /** Whether any day from the first to the last (inclusive) lies in it. */
    public boolean touches(LocalDate first, LocalDate last) {
        return (from == null || !last.isBefore(from)) && (until == null || first.isBefore(until));
    }
}
