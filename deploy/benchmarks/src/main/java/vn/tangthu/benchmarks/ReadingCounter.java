package vn.tangthu.benchmarks;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;

/** Reads files with an extractor and counts what comes, so that a contender that reads less cannot win. */
final class ReadingCounter {
    private final LongAdder pages = new LongAdder();
    private final LongAdder words = new LongAdder();
    private final LongAdder letters = new LongAdder();

    void read(TextExtractor extractor, Path file) {
        ReadingOutcome outcome = extractor.read(file, file.getFileName().toString(), Set.of(), 0, new Listener());
        if (!(outcome instanceof ReadingOutcome.Completed)) {
            throw new IllegalStateException(file.getFileName() + ": " + outcome);
        }
    }

    void count(String text, int pageWords, @Nullable Failure failure) {
        if (failure != null) {
            throw new IllegalStateException("a page: " + failure);
        }
        pages.increment();
        words.add(pageWords);
        letters.add(text.chars().filter(Character::isLetterOrDigit).count());
    }

    long pages() {
        return pages.sum();
    }

    long words() {
        return words.sum();
    }

    long letters() {
        return letters.sum();
    }

    private final class Listener implements ReadingListener {
        @Override
        public void started(String mediaType, int count) {
            // The pages that come are counted.
        }

        @Override
        public void page(ReadPage page) {
            count(page.text(), page.words().size(), page.failure());
        }

        @Override
        public void attachment(Attachment attachment) {
            throw new IllegalStateException("The documents of the benchmarks hold no other files");
        }
    }
}
