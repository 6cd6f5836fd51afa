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
 * so that opening it again opens nothing. Whoever took the place of a unit asks for the ids under that unit too.
 *
 * <p>Which fields these are follows from the catalogue: the name, required numbers of documents, and a field
 * {@link #BIRTH}. Case, spaces and the place of tone marks make no difference.
 */
final class RowIdentity {
    static final String BIRTH = "birth-date";

    /** After each part. */
    private static final char END = 0;

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

    /**
     * The ids that a row has under each of these units.
     *
     * @param kept values in their kept forms
     */
    List<CaseFileId> of(List<UnitCode> units, FieldValues kept) {
        StringBuilder said = new StringBuilder();
        for (Field field : fields) {
            for (String value : kept.all(field.code())) {
                said.append(plain(field, value)).append(END);
            }
            said.append(END);
        }
        byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
        return units.stream().map(unit -> of(unit, bytes)).toList();
    }

    private CaseFileId of(UnitCode unit, byte[] said) {
        digest.update((category.code() + END + unit.value() + END).getBytes(StandardCharsets.UTF_8));
        digest.update(said);
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
        // Version 8 of RFC 9562: a name under a rule of our own.
        long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        long low = (bytes.getLong() & ~(3L << 62)) | (2L << 62);
        return new CaseFileId(new UUID(high, low));
    }

    private static String plain(Field field, String value) {
        return field.type() == FieldType.DOCUMENT_NUMBER
                ? SPACES.matcher(value).replaceAll("").toUpperCase(Locale.ROOT)
                : SPACES.matcher(VietnameseText.normalise(value).toLowerCase(Locale.ROOT))
                        .replaceAll(" ");
    }
}
