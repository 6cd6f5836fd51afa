package vn.tangthu.archive.document;

import java.text.Normalizer;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;

/**
 * What people say about a document; can be corrected later, with history. Absent values are null, never blank.
 *
 * @param category code of the catalogue's list {@code categories}
 * @param unit the unit that the document belongs to; decides who may see it
 * @param type code of the catalogue's list {@code document-types}
 * @param number number of the document, for example {@code 12/2020/HSST}, at most 100 characters
 * @param date date of the document
 * @param issuer who issued it, at most 300 characters
 * @param person the person it is about, at most 300 characters
 * @param note at most 4,000 characters
 */
public record Metadata(
        String category,
        UnitCode unit,
        String type,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String issuer,
        @Nullable String person,
        @Nullable String note) {
    public Metadata {
        number = clean(number, 100, "number");
        issuer = clean(issuer, 300, "issuer");
        person = clean(person, 300, "person");
        note = clean(note, 4000, "note");
    }

    private static @Nullable String clean(@Nullable String text, int limit, String field) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String normal = Normalizer.normalize(StorableText.of(text).strip(), Normalizer.Form.NFC);
        if (normal.length() > limit) {
            throw new MetadataTooLongException(field, limit);
        }
        return normal;
    }
}
