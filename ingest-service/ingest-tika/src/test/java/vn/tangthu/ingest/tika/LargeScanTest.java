package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** A scan of 300 pages: some ten minutes of recognition, so only on request. */
@EnabledIfSystemProperty(named = "tests.large", matches = "true")
class LargeScanTest extends ReadingTest {
    @Test
    void threeHundredScannedPages() throws IOException {
        byte[] sixPages = SampleDocuments.circular(6, 1).scannedPdf();
        PDFMergerUtility merger = new PDFMergerUtility();
        for (int i = 0; i < 50; i++) {
            merger.addSource(new RandomAccessReadBuffer(sixPages));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        merger.setDestinationStream(out);
        merger.mergeDocuments(IOUtils.createMemoryOnlyStreamCache());
        Collected read = read(out.toByteArray(), "300.pdf");
        assertThat(read.pages)
                .hasSize(300)
                .allMatch(page -> page.source() == TextSource.RECOGNISED && page.confidence() > 0.85);
    }
}
