package vn.tangthu.search.server;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.SubjectKind;
import vn.tangthu.catalogue.value.PartialDate;
import vn.tangthu.search.Hit;

/**
 * A hit with its case file, and what tells it from others.
 *
 * @param name name of the subject, empty where there is none
 * @param legalPerson whether the subject is a legal person, so that the year is that of its foundation
 * @param birthYear year of birth or foundation as four digits, or null where it is not known
 * @param number number of the first document that the category asks for: the judgment's; or null
 */
public record FoundRecord(
        Hit hit,
        CaseFile file,
        String name,
        boolean legalPerson,
        @Nullable String birthYear,
        @Nullable String number) implements FoundEntry {
    private static final String BIRTH_DATE = "birth-date";

    static FoundRecord of(Hit hit, CaseFile file, Optional<RecordCategory> category) {
        return new FoundRecord(
                hit,
                file,
                first(file, CaseFileRules.NAME).orElse(""),
                category.filter(known -> known.subject() == SubjectKind.LEGAL_PERSON)
                        .isPresent(),
                first(file, BIRTH_DATE)
                        .flatMap(PartialDate::read)
                        .filter(PartialDate::known)
                        .map(date -> String.valueOf(date.earliest().getYear()))
                        .orElse(null),
                category.stream()
                        .flatMap(known -> known.fields().stream())
                        .filter(field -> field.type() == FieldType.DOCUMENT_NUMBER)
                        .map(Field::code)
                        .findFirst()
                        .flatMap(code -> first(file, code))
                        .orElse(null));
    }

    private static Optional<String> first(CaseFile file, String code) {
        return file.contents().fields().first(code);
    }
}
