package vn.tangthu.ingest.tika.child;

import java.util.Set;
import org.apache.tika.mime.MediaType;
import vn.tangthu.archive.document.FailureCode;

/** Which reader is for which type. */
final class Formats {
    private static final Set<String> ZIP = Set.of("application/zip", "application/x-zip-compressed");
    private static final Set<String> MAIL = Set.of("message/rfc822", "application/vnd.ms-outlook");
    private static final Set<String> PROTECTED =
            Set.of("application/x-tika-ooxml-protected", "application/x-tika-visio-ooxml-protected");
    private static final Set<String> MARKUP = Set.of(
            "text/html",
            "application/xhtml+xml",
            "application/rtf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.ms-excel.sheet.macroenabled.12",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "application/vnd.ms-word.document.macroenabled.12",
            "application/vnd.ms-word.template.macroenabled.12",
            "application/vnd.ms-powerpoint.presentation.macroenabled.12",
            "application/vnd.ms-powerpoint.slideshow.macroenabled.12");
    private static final Set<String> MARKUP_FAMILIES = Set.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.",
            "application/vnd.openxmlformats-officedocument.presentationml.",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation");
    private static final Set<String> TEXT = Set.of("application/xml", "application/json");

    private Formats() {}

    static FormatReader readerOf(MediaType type) throws ReadingStoppedException {
        String name = type.getBaseType().toString();
        if (name.equals("application/pdf")) {
            return new PdfFormat();
        }
        if (type.getType().equals("image") && ImageFormat.canRead(name)) {
            return new ImageFormat();
        }
        if (ZIP.contains(name)) {
            return new ZipFormat();
        }
        if (MAIL.contains(name)) {
            return new MarkupFormat(true);
        }
        if (MARKUP.contains(name) || MARKUP_FAMILIES.stream().anyMatch(name::startsWith)) {
            return new MarkupFormat(false);
        }
        if (type.getType().equals("text") || TEXT.contains(name)) {
            return new TextFormat();
        }
        if (PROTECTED.contains(name)) {
            throw new ReadingStoppedException(FailureCode.PASSWORD_PROTECTED, "an encrypted Office file");
        }
        throw new ReadingStoppedException(FailureCode.UNSUPPORTED_TYPE, name);
    }
}
