package vn.tangthu.archive.casefile;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;

/**
 * A form that was begun and not sent yet, as somebody typed it: nothing of it was checked.
 *
 * @param form identity of the form, chosen when it was opened
 * @param file the case file that it opens or changes
 * @param unit the unit that keeps the case file, or is to
 * @param event code of the event that it is about, or null for the case file itself
 * @param basedOn version of the case file that the form shows; 0 for one that is to be opened
 * @param typed by the names of the form's inputs; several values in their order
 * @param edit raised by the form with every change, so that an earlier state never takes the place of a later one
 */
public record Draft(
        UUID form,
        CaseFileId file,
        String category,
        UnitCode unit,
        @Nullable String event,
        long basedOn,
        SortedMap<String, List<String>> typed,
        long edit,
        Instant savedAt) {
    public Draft {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        typed.forEach((name, values) -> {
            if (!values.isEmpty()) {
                copy.put(name, List.copyOf(values));
            }
        });
        typed = Collections.unmodifiableSortedMap(copy);
    }
}
