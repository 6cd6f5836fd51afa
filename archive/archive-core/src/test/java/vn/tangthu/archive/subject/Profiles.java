package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.SubjectKind;

/** Fictional persons and legal persons, written in one line: {@code n=Nguyễn Văn Ví Dụ b=1985 f=…}. */
final class Profiles {
    static final RecordCategory PRISONER = Catalogue.load().category("prisoner").orElseThrow();

    private static final Pattern PART = Pattern.compile("(?:^| )([a-z])=(.*?)(?= [a-z]=|$)");
    private static final Map<String, String> PERSON = Map.of(
            "n",
            "full-name",
            "a",
            "other-names",
            "o",
            "former-names",
            "b",
            "birth-date",
            "i",
            "identity-number",
            "p",
            "passport",
            "f",
            "father-name",
            "m",
            "mother-name",
            "h",
            "home-place",
            "s",
            "sex");

    private static final RecordCategory LEGAL_PERSON = new RecordCategory(
            "legal-person",
            new Label("Pháp nhân", "Legal persons"),
            null,
            SubjectKind.LEGAL_PERSON,
            java.time.Period.ofYears(20),
            List.of(),
            List.of(
                    field("n", FieldType.NAME, Field.Identity.NAME),
                    field("a", FieldType.NAME, Field.Identity.ALIAS),
                    field("i", FieldType.TEXT, Field.Identity.NUMBER),
                    field("h", FieldType.TEXT, Field.Identity.PLACE)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private Profiles() {}

    static SubjectProfile person(String line) {
        Map<String, List<String>> values = new TreeMap<>();
        read(line).forEach((key, all) -> values.put(PERSON.getOrDefault(key, key), all));
        return SubjectProfile.of(PRISONER, FieldValues.of(values));
    }

    static SubjectProfile legalPerson(String line) {
        return SubjectProfile.of(LEGAL_PERSON, FieldValues.of(read(line)));
    }

    private static Map<String, List<String>> read(String line) {
        Map<String, List<String>> values = new TreeMap<>();
        PART.matcher(line.strip())
                .results()
                .forEach((MatchResult part) -> values.computeIfAbsent(part.group(1), key -> new ArrayList<>())
                        .add(part.group(2).strip()));
        return values;
    }

    private static Field field(String code, FieldType type, Field.Identity identity) {
        return new Field(
                code,
                new Label(code, code),
                type,
                null,
                null,
                null,
                null,
                Period.ALWAYS,
                Set.of(Field.Property.IDENTIFYING, Field.Property.MANY),
                200,
                List.of(),
                null,
                List.of(),
                identity);
    }
}
