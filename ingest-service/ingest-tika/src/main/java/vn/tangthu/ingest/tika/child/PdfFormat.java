package vn.tangthu.ingest.tika.child;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import vn.tangthu.archive.document.FailureCode;

/** PDF files. */
final class PdfFormat implements FormatReader {
    private static final long IN_MEMORY = 64L << 20;
    private static final int TAIL = 1024;

    @Override
    public void read(Job job, String mediaType) throws ReadingStoppedException, InterruptedException {
        try (PDDocument document = open(job.file().toFile())) {
            // Counting what the file claims would believe it; going through the pages finds those that are there.
            int pages = 0;
            for (var page : document.getPages()) {
                pages += page == null ? 0 : 1;
            }
            if (pages == 0) {
                throw nothing(job.file().toFile());
            }
            flattenForm(document);
            job.started(mediaType, pages);
            try (RecognitionQueue queue = new RecognitionQueue(job)) {
                PdfPages reading = new PdfPages(job, document, PdfPages.Trust.JUDGED);
                reading.read(0, queue);
                queue.finish();
            }
            PdfAttachments.handOver(job, document);
        } catch (IOException | RuntimeException e) {
            throw new ReadingStoppedException(FailureCode.DAMAGED, "reading a PDF", e);
        }
    }

    static PDDocument open(File file) throws IOException, ReadingStoppedException {
        try {
            return Loader.loadPDF(file, "", MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
        } catch (InvalidPasswordException e) {
            throw new ReadingStoppedException(FailureCode.PASSWORD_PROTECTED, "an encrypted PDF");
        }
    }

    /** What was filled into a form becomes part of its page: else it is on the image but not in the text. */
    private static void flattenForm(PDDocument document) throws IOException {
        PDAcroForm form = document.getDocumentCatalog().getAcroForm();
        if (form != null && !form.xfaIsDynamic() && !form.getFields().isEmpty()) {
            form.flatten();
        }
    }

    /** A file that ends as a PDF ends has no pages; one that does not has lost them. */
    private static ReadingStoppedException nothing(File file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file, "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, in.length())];
            in.seek(in.length() - tail.length);
            in.readFully(tail);
            boolean whole = new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
            return whole
                    ? new ReadingStoppedException(FailureCode.NO_PAGES, "a PDF without pages")
                    : new ReadingStoppedException(FailureCode.DAMAGED, "a PDF that was cut off");
        }
    }
}
