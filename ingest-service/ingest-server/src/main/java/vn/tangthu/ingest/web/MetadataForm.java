package vn.tangthu.ingest.web;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.MetadataTooLongException;
import vn.tangthu.archive.web.ApiProblem;

/**
 * Metadata as they come from a form or a program; all parts optional. Without a category it is {@code general}, without a
 * type {@code other}, without a unit the caller's own.
 *
 * @param date {@code yyyy-MM-dd} or {@code dd/MM/yyyy}
 */
public record MetadataForm(
        @Nullable String category,
        @Nullable String unit,
        @Nullable String type,
        @Nullable String number,
        @Nullable String date,
        @Nullable String issuer,
        @Nullable String person,
        @Nullable String note)
        implements Serializable {
    private static final Map<String, String> NAMES = Map.of(
            "category", "Loại đối tượng",
            "unit", "Đơn vị",
            "type", "Loại văn bản",
            "number", "Số, ký hiệu",
            "date", "Ngày văn bản",
            "issuer", "Cơ quan ban hành",
            "person", "Người liên quan",
            "note", "Ghi chú",
            "reason", "Lý do sửa");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** What a form shows for these metadata. */
    static MetadataForm of(Metadata metadata) {
        LocalDate date = metadata.date();
        return new MetadataForm(
                metadata.category(),
                metadata.unit().value(),
                metadata.type(),
                metadata.number(),
                date == null ? null : SHOWN.format(date),
                metadata.issuer(),
                metadata.person(),
                metadata.note());
    }

    /** @throws ApiProblem naming the field, if a value cannot be understood */
    Metadata toMetadata(UnitCode own) {
        try {
            return new Metadata(
                    orElse(category, "general"),
                    unit == null || unit.isBlank() ? own : new UnitCode(unit.strip()),
                    orElse(type, "other"),
                    number,
                    parse(date),
                    issuer,
                    person,
                    note);
        } catch (MetadataTooLongException e) {
            throw invalid(
                    e.field(),
                    "dài quá " + e.limit() + " ký tự; hãy rút ngắn",
                    "has more than " + e.limit() + " characters; shorten it");
        } catch (IllegalArgumentException e) {
            throw invalid("unit", "không phải mã đơn vị", "is not a unit code");
        }
    }

    static ApiProblem invalid(String field, String vietnamese, String english) {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-metadata",
                "Trường '" + NAMES.getOrDefault(field, field) + "' " + vietnamese + ".",
                "Field '" + field + "' " + english + ".");
    }

    private static String orElse(@Nullable String value, String fallback) {
        return value == null || value.isBlank() ? fallback : value.strip();
    }

    private static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            String stripped = text.strip();
            LocalDate date = stripped.contains("/") ? LocalDate.parse(stripped, VIETNAMESE) : LocalDate.parse(stripped);
            if (date.getYear() < 1000 || date.getYear() > 9999) {
                throw new DateTimeException("year");
            }
            return date;
        } catch (DateTimeException e) {
            throw invalid(
                    "date",
                    "không phải ngày; hãy viết dd/mm/yyyy hoặc yyyy-mm-dd",
                    "is not a date; write dd/mm/yyyy or yyyy-mm-dd");
        }
    }
}
