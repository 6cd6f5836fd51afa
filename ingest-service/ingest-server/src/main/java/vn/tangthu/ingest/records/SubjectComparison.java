package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** What two case files say of their subjects, side by side. */
final class SubjectComparison {
    private SubjectComparison() {}

    /** How two sides of a line stand to one another. */
    enum Verdict {
        SAME,
        /** The same but for marks, capitals and order. */
        ALIKE,
        DIFFERENT,
        /** One side has nothing. */
        ONE_SIDE
    }

    /** A field. */
    record Line(String label, List<String> here, List<String> there, Verdict verdict) {
        /** The verdict as it stands in the names of messages and styles. */
        public String code() {
            return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Fields that say who it is first; the others of their groups after them, where they say anything. */
    static List<Line> of(
            CaseFile here,
            RecordTexts hereTexts,
            RecordCategory ours,
            CaseFile there,
            RecordTexts thereTexts,
            RecordCategory theirs) {
        Map<String, Field> others = new LinkedHashMap<>();
        theirs.fields().forEach(field -> others.put(field.code(), field));
        Set<String> groups = new HashSet<>();
        ours.fields().stream().filter(field -> field.identity() != null).forEach(field -> groups.add(group(field)));
        List<Line> identifying = new ArrayList<>();
        List<Line> further = new ArrayList<>();
        for (Field field : ours.fields()) {
            Optional<Field> other = Optional.ofNullable(others.get(field.code()));
            if (field.identity() != null || groups.contains(group(field))) {
                List<String> left = hereTexts.values(field, here.contents().fields());
                List<String> right = other.map(
                                one -> thereTexts.values(one, there.contents().fields()))
                        .orElse(List.of());
                if (!left.isEmpty() || !right.isEmpty()) {
                    (field.identity() == null ? further : identifying)
                            .add(new Line(hereTexts.label(field), left, right, verdict(left, right)));
                }
            }
        }
        identifying.addAll(further);
        return identifying;
    }

    private static String group(Field field) {
        return Optional.ofNullable(field.group()).orElse("");
    }

    private static Verdict verdict(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Verdict.ONE_SIDE;
        }
        if (left.stream().anyMatch(right::contains)) {
            return Verdict.SAME;
        }
        Set<String> plain = right.stream().map(SubjectComparison::plain).collect(Collectors.toSet());
        return left.stream().map(SubjectComparison::plain).anyMatch(plain::contains)
                ? Verdict.ALIKE
                : Verdict.DIFFERENT;
    }

    private static String plain(String text) {
        return VietnameseText.tokens(text).stream().map(Token::folded).sorted().collect(Collectors.joining(" "));
    }
}
