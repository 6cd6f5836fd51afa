package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.ingest.tika.samples.PlacedWord;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** The circular as text PDF, Word file and bad scan: its words, and where they stand. */
class CircularTest extends ReadingTest {
    private static final long SEED = Long.getLong("tests.seed", 20250303L);
    private final SampleDocuments circular = SampleDocuments.circular(3, SEED);

    @Test
    void textPdf() throws IOException {
        Collected read = read(circular.textPdf(), "thong-tu.pdf");
        assertThat(read.mediaType).isEqualTo("application/pdf");
        assertThat(read.pages).hasSize(3).allMatch(page -> page.source() == TextSource.BORN_DIGITAL);
        assertThat(read.flatText()).contains("thi hành án hình sự");
        assertSameWords(
                read.words(), circular.words().stream().map(PlacedWord::text).toList());
        List<Placement> placements = Placement.match(circular.words(), read);
        assertThat(placements.size()).isEqualTo(circular.words().size());
        assertThat(placements).allMatch(placement -> placement.overlap() > 0.8);
    }

    @Test
    void scan() throws IOException {
        Collected read = read(circular.scannedPdf(), "quet.pdf");
        assertThat(read.pages).hasSize(3).allMatch(page -> page.source() == TextSource.RECOGNISED);
        assertThat(read.pages).allMatch(page -> page.confidence() > 0.85);
        assertThat(read.flatText()).contains("thi hành án hình sự");
        List<Placement> placements = Placement.match(circular.words(), read);
        assertThat(placements.size()).isGreaterThan(circular.words().size() * 95 / 100);
        long near = placements.stream()
                .filter(placement -> placement.distance() < 0.008)
                .count();
        assertThat(near).isGreaterThan(placements.size() * 97L / 100);
    }

    @Test
    void word() throws IOException {
        Collected read = read(SampleDocuments.circular(SEED).docx(), "thong-tu.docx");
        assertThat(read.pages).hasSizeGreaterThan(4).allMatch(page -> page.source() == TextSource.BORN_DIGITAL);
        assertSameWords(
                read.words(), List.of(SampleDocuments.circularText().strip().split("(?U)\\s+")));
        ReadPage first = read.pages.get(0);
        assertThat(first.words()).allMatch(word -> InkOnImage.at(read.image(1), word));
    }

    /** Names the first difference only. */
    private static void assertSameWords(List<String> read, List<String> written) {
        for (int i = 0; i < Math.min(read.size(), written.size()); i++) {
            assertThat(read.get(i))
                    .as("word %s, after %s", i, read.subList(Math.max(0, i - 3), i))
                    .isEqualTo(written.get(i));
        }
        assertThat(read.size()).isEqualTo(written.size());
    }
}
