package vn.tangthu.catalogue;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be entered in time.
 *
 * @param awaited codes of the events that meet it
 * @param after code of the event, or of the date field, from which time is counted; the last such event counts
 * @param within time allowed, from that day
 * @param repeats whether it is due again after each awaited event
 * @param statuses codes of the statuses in which it counts
 */
public record Deadline(
        String code,
        Label label,
        @Nullable String clause,
        Period inForce,
        Set<String> awaited,
        String after,
        java.time.Period within,
        boolean repeats,
        Set<String> statuses) {
    public Deadline {
        awaited = Set.copyOf(awaited);
        statuses = Set.copyOf(statuses);
    }
}
