package vn.tangthu.ingest.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Tells whether two rows are the same record, in one file or in many, sent today or next year: they are if category, keeping
 * unit, name, date of birth and the numbers of judgment and decision are the same. From these comes the id of the case file,
 * so that opening it again opens nothing.
 *
 * <p>Which fields these are follows from the catalogue: the name, required numbers of documents, and a field
 * {@link #BIRTH}. Case, spaces and the place of tone marks make no difference.
 */
final class RowIdentity {
    static final String BIRTH = "birth-date";
    private static final Pattern SPACES = Pattern.compile("[\\s\u00A0]+");
    private final RecordCategory category;
    private final List<Field> fields = new ArrayList<>();
    private final MessageDigest digest = Sha256.newDigest();

    RowIdentity(RecordCategory category) {
        this.category = category;
        for (Field field : category.fields()) {
            boolean number = field.type() == FieldType.DOCUMENT_NUMBER && field.has(Field.Property.REQUIRED);
            if (number
                    || field.code().equals(CaseFileRules.NAME)
                    || field.code().equals(BIRTH)) {
                fields.add(field);
            }
        }
    }

    /** Codes of the fields that make it. */
    List<String> codes() {
        return fields.stream().map(Field::code).toList();
    }

    /** @param kept values in their kept forms */
    CaseFileId of(UnitCode unit, FieldValues kept) {
        add(category.code());
        add(unit.value());
        for (Field field : fields) {
            for (String value : kept.all(field.code())) {
                add(plain(field, value));
            }
            add("");
        }
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        // Version 8 of RFC 9562: a name under a rule of our own.
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (2L << 62);
        return new CaseFileId(new UUID(high, low));
    }

    private void add(String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static String plain(Field field, String value) {
        return field.type() == FieldType.DOCUMENT_NUMBER
                ? SPACES.matcher(value).replaceAll("").toUpperCase(Locale.ROOT)
                : SPACES.matcher(VietnameseText.normalise(value).toLowerCase(Locale.ROOT))
                        .replaceAll(" ");
    }
}
