package vn.tangthu.archive.subject;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.SubjectKind;

/**
 * A subject as it is seen within a scope.
 *
 * @param files its visible case files, first opened first; at least one
 * @param stated what they say together of who it is, each value once
 */
public record Subject(
        SubjectId id, SubjectKind kind, List<CaseFile> files, SortedMap<Field.Identity, List<Stated>> stated) {
    public Subject {
        files = List.copyOf(files);
        SortedMap<Field.Identity, List<Stated>> copy = new TreeMap<>();
        stated.forEach((identity, values) -> copy.put(identity, List.copyOf(values)));
        stated = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * A value, in the form in which it is kept, and the case files that say it.
     *
     * @param field code of the field of the first of them
     */
    public record Stated(String value, String field, List<CaseFileId> by) {
        public Stated {
            by = List.copyOf(by);
        }
    }

    /** Values that say this of it; {@link Field.Identity#NAME} for names, and so on. */
    public List<String> values(Field.Identity identity) {
        return ((Map<Field.Identity, List<Stated>>) stated)
                .getOrDefault(identity, List.of()).stream().map(Stated::value).toList();
    }
}
