package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.SubjectKind;

/** Reads what case files say about their subjects, by the catalogue. Safe for concurrent use. */
public final class SubjectReader {
    private static final Comparator<CaseFile> FIRST_OPENED =
            Comparator.comparing(CaseFile::openedAt).thenComparing(CaseFile::id);

    private final Catalogue catalogue;
    private final SubjectMatcher matcher = new SubjectMatcher();

    public SubjectReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What a case file is found by; nothing for a category that the catalogue does not know. */
    public SubjectKeys keys(String category, CaseContents contents) {
        return catalogue
                .category(category)
                .map(known -> SubjectKeys.of(SubjectProfile.of(known, contents.fields())))
                .orElse(SubjectKeys.NONE);
    }

    public SubjectKind kind(CaseFile file) {
        return catalogue.category(file.category()).map(RecordCategory::subject).orElse(SubjectKind.NONE);
    }

    /** What a case file says; nothing if the catalogue does not know its category any more. */
    public SubjectProfile profile(CaseFile file) {
        return catalogue
                .category(file.category())
                .map(known -> SubjectProfile.of(known, file.contents().fields()))
                .orElse(SubjectProfile.NOTHING);
    }

    /** Compares a case file with others; those that may be about the same subject, the likeliest first. */
    public List<Candidate> candidates(CaseFile file, Collection<CaseFile> others, int limit) {
        SubjectProfile profile = profile(file);
        return others.stream()
                .map(other -> new Candidate(other, matcher.match(profile, profile(other))))
                .filter(candidate -> candidate.match().candidate())
                .sorted(Comparator.comparingDouble(
                                (Candidate candidate) -> candidate.match().score())
                        .reversed()
                        .thenComparing(Candidate::file, FIRST_OPENED))
                .limit(limit)
                .toList();
    }

    public Match match(CaseFile one, CaseFile other) {
        return matcher.match(profile(one), profile(other));
    }

    /** @param files at least one, all that can be seen of it */
    public Subject subject(SubjectId id, Collection<CaseFile> files) {
        List<CaseFile> sorted = files.stream().sorted(FIRST_OPENED).toList();
        SortedMap<Field.Identity, Map<String, Stating>> stated = new TreeMap<>();
        for (CaseFile file : sorted) {
            for (Field field : fields(file)) {
                Field.Identity identity = field.identity();
                if (identity != null) {
                    Map<String, Stating> known = stated.computeIfAbsent(identity, key -> new LinkedHashMap<>());
                    file.contents()
                            .fields()
                            .all(field.code())
                            .forEach(value -> known.computeIfAbsent(value, key -> new Stating(field.code()))
                                    .add(file.id()));
                }
            }
        }
        SortedMap<Field.Identity, List<Subject.Stated>> result = new TreeMap<>();
        stated.forEach((identity, values) -> {
            if (!values.isEmpty()) {
                List<Subject.Stated> all = new ArrayList<>();
                values.forEach((value, stating) -> all.add(new Subject.Stated(value, stating.field, stating.by)));
                result.put(identity, all);
            }
        });
        return new Subject(id, kind(sorted.getFirst()), sorted, result);
    }

    private List<Field> fields(CaseFile file) {
        return catalogue.category(file.category()).map(RecordCategory::fields).orElse(List.of());
    }

    private static final class Stating {
        private final String field;
        private final List<CaseFileId> by = new ArrayList<>();

        Stating(String field) {
            this.field = field;
        }

        void add(CaseFileId file) {
            if (!by.contains(file)) {
                by.add(file);
            }
        }
    }
}
