package vn.tangthu.ingest.tika.child;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.w3c.dom.Document;

/** Lays a document of our own making out on paper, as a PDF file. Nothing outside the document is ever loaded. */
final class Paper {
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVu";

    private Paper() {}

    static void layOut(Document document, Path pdf) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withW3cDocument(document, "");
        for (ExternalResourceControlPriority priority : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, type) -> false, priority);
        }
        builder.useUnicodeLineBreaker(new SpaceBreaker());
        builder.useReplacementText("\u25A1");
        font(builder, "SerifCondensed", "Serif", 400, FontStyle.NORMAL);
        font(builder, "SerifCondensed-Bold", "Serif", 700, FontStyle.NORMAL);
        font(builder, "SerifCondensed-Italic", "Serif", 400, FontStyle.ITALIC);
        font(builder, "SerifCondensed-BoldItalic", "Serif", 700, FontStyle.ITALIC);
        font(builder, "SansMono", "Mono", 400, FontStyle.NORMAL);
        font(builder, "Sans", "Sans", 400, FontStyle.NORMAL);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
            builder.toStream(out);
            builder.run();
        }
    }

    private static void font(PdfRendererBuilder builder, String file, String family, int weight, FontStyle style) {
        builder.useFont(() -> openFont(file), "Archive " + family, weight, style, true);
    }

    private static InputStream openFont(String file) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream(FONTS + file + ".ttf"), file);
    }
}
