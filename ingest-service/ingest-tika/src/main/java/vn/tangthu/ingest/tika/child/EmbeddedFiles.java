package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.object.NoSpace;

/**
 * Files in a mail or in an Office file. Of a mail, all; of an Office file, documents and those images large enough to be a
 * scanned page: logos and drawings stay out.
 */
final class EmbeddedFiles implements EmbeddedDocumentExtractor {
    private static final int PAGE_SIDE = 700;
    private final boolean all;
    private final Attachments attachments;
    private final List<Attachments.Kept> kept = new ArrayList<>();
    private @Nullable ReadingStoppedException stopped;

    EmbeddedFiles(Job job, boolean all) throws IOException {
        this.all = all;
        this.attachments = new Attachments(job);
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return stopped == null;
    }

    @Override
    public void parseEmbedded(InputStream content, ContentHandler handler, Metadata metadata, boolean outputHtml)
            throws IOException {
        if (stopped != null) {
            return;
        }
        try {
            Attachments.Kept file = attachments.keep(name(metadata), content);
            if (all || worthReading(file)) {
                kept.add(file);
            } else {
                Files.delete(file.file());
            }
        } catch (ReadingStoppedException e) {
            // The pages are handed over all the same, and the reason after them.
            stopped = e;
        } catch (IOException e) {
            if (NoSpace.caused(e)) {
                // Some parsers pass over a part that they cannot hand on.
                stopped = new ReadingStoppedException(FailureCode.INTERNAL, "keeping a file", e);
            }
            throw e;
        }
    }

    private String name(Metadata metadata) {
        String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
        if (name == null || name.isBlank()) {
            name = metadata.get(TikaCoreProperties.EMBEDDED_RELATIONSHIP_ID);
        }
        return name == null || name.isBlank() ? "tệp-" + (kept.size() + 1) : name;
    }

    private static boolean worthReading(Attachments.Kept file) throws IOException {
        MediaType type = FileType.of(file.file(), file.name());
        if (type.getType().equals("image")) {
            return isLarge(file.file(), type);
        }
        try {
            Formats.readerOf(type);
            return !type.getType().equals("text") && !type.equals(MediaType.APPLICATION_XML);
        } catch (ReadingStoppedException e) {
            // Macros, fonts, drawings: parts of the document, not documents.
            return false;
        }
    }

    private static boolean isLarge(Path file, MediaType type) throws IOException {
        if (!ImageFormat.canRead(type.getBaseType().toString())) {
            return false;
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return false;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return reader.getWidth(0) >= PAGE_SIDE && reader.getHeight(0) >= PAGE_SIDE;
            } finally {
                reader.dispose();
            }
        }
    }

    void handOver() throws ReadingStoppedException {
        kept.forEach(attachments::handOver);
        ReadingStoppedException reason = stopped;
        if (reason != null) {
            throw reason;
        }
    }
}
