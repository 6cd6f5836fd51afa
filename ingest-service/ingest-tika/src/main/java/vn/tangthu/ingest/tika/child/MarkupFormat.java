package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.util.Locale;
import org.apache.tika.detect.EncodingDetector;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.DefaultParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.xml.sax.SAXException;
import vn.tangthu.archive.document.FailureCode;

/** Office files, web pages and mail: Tika tells their structure, we lay it out on paper. */
final class MarkupFormat implements FormatReader {
    private static final Parser PARSER = new DefaultParser();
    private final boolean mail;

    MarkupFormat(boolean mail) {
        this.mail = mail;
    }

    @Override
    public void read(Job job, String mediaType) throws ReadingStoppedException, InterruptedException {
        PaginatedText pages = new PaginatedText(job, isSpreadsheet(mediaType));
        try {
            EmbeddedFiles embedded = new EmbeddedFiles(job, mail);
            parse(job, mediaType, pages, embedded);
            pages.handOver(mediaType);
            embedded.handOver();
        } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException e) {
            throw new ReadingStoppedException(FailureCode.PASSWORD_PROTECTED, "an encrypted document");
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            throw new ReadingStoppedException(
                    isEncryption(e) ? FailureCode.PASSWORD_PROTECTED : FailureCode.DAMAGED, "reading " + mediaType, e);
        }
    }

    private static boolean isSpreadsheet(String mediaType) {
        String type = mediaType.toLowerCase(Locale.ROOT);
        return type.contains("excel") || type.contains("spreadsheet");
    }

    private void parse(Job job, String mediaType, PaginatedText pages, EmbeddedFiles embedded)
            throws IOException, SAXException, TikaException {
        Metadata metadata = new Metadata();
        metadata.set(Metadata.CONTENT_TYPE, mediaType);
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, job.name());
        ParseContext context = new ParseContext();
        context.set(Parser.class, PARSER);
        context.set(EncodingDetector.class, new TextEncoding());
        context.set(EmbeddedDocumentExtractor.class, embedded);
        OfficeParserConfig office = new OfficeParserConfig();
        office.setIncludeDeletedContent(false);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        try (TikaInputStream in = TikaInputStream.get(job.file())) {
            PARSER.parse(in, new MarkupHandler(job, pages, mail ? new MailHeader(metadata) : null), metadata, context);
        }
    }

    /** Some parsers wrap it. */
    private static boolean isEncryption(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return true;
            }
        }
        return false;
    }
}
