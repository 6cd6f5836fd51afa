package vn.tangthu.ingest.tika.samples;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;

/** The pages of a file as an archive would keep them, without their images. */
public final class CollectedPages implements ReadingListener {
    private final List<Page> pages = new ArrayList<>();

    private CollectedPages() {}

    /** @throws IllegalStateException if it cannot be read to its end */
    public static List<Page> of(TextExtractor extractor, Path file) {
        CollectedPages collected = new CollectedPages();
        ReadingOutcome outcome = extractor.read(file, file.getFileName().toString(), Set.of(), 0, collected);
        if (!(outcome instanceof ReadingOutcome.Completed)) {
            throw new IllegalStateException(file.getFileName() + ": " + outcome);
        }
        collected.pages.sort(Comparator.comparingInt(Page::number));
        return List.copyOf(collected.pages);
    }

    @Override
    public void started(String mediaType, int count) {
        // The pages that come are kept.
    }

    @Override
    public synchronized void page(ReadPage page) {
        pages.add(new Page(
                page.number(),
                page.text(),
                page.words(),
                page.image().width(),
                page.image().height(),
                page.source(),
                page.confidence(),
                Sha256.of(page.text().getBytes(StandardCharsets.UTF_8)),
                page.failure()));
    }

    @Override
    public void attachment(Attachment attachment) {
        throw new IllegalStateException("Samples hold no other files");
    }
}
