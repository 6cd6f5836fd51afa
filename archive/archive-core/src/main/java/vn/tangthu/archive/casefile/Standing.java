package vn.tangthu.archive.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case file stands, as its contents say; kept beside them, for lists and figures.
 *
 * @param status code of the category's status
 * @param lacking what is missing: {@code field:CODE}, {@code document:TYPE}, {@code event:ID:document:TYPE}
 * @param dueCode code of the deadline that ends next, or null where nothing is due
 * @param due its last day, or null
 */
public record Standing(
        String status,
        List<String> lacking,
        @Nullable String dueCode,
        @Nullable LocalDate due) {
    public Standing {
        lacking = List.copyOf(lacking);
        if ((dueCode == null) != (due == null)) {
            throw new IllegalArgumentException("A deadline has both a code and a day");
        }
    }

    /** What is missing, the same for all case files: without the id of the event that it belongs to. */
    public static String kindOf(String lack) {
        return lack.startsWith("event:") ? "event" + lack.substring(lack.indexOf(':', "event:".length())) : lack;
    }
}
