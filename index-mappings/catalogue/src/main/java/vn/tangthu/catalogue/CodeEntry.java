package vn.tangthu.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a code list.
 *
 * @param code stable key, as stored and as used in the API
 * @param label what people read
 * @param clause the clause the entry rests on, or null where it has none
 * @param inForce when it may be used for new acts; an entry is never taken out of its list
 * @param successor code that took its place, or null
 * @param also other names by which people look it up; never shown
 */
public record CodeEntry(
        String code,
        Label label,
        @Nullable String clause,
        Period inForce,
        @Nullable String successor,
        List<String> also) {
    public CodeEntry {
        also = List.copyOf(also);
    }

    public CodeEntry(String code, Label label, @Nullable String clause) {
        this(code, label, clause, Period.ALWAYS, null, List.of());
    }
}
