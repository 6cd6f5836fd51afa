package vn.tangthu.ingest.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.PageImage;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;
import vn.tangthu.archive.reading.ReadingOutcome;
import vn.tangthu.archive.reading.TextExtractor;

/** Hands over what a test wrote into it. */
final class ScriptedExtractor implements TextExtractor {
    private final Path folder;
    private final List<Map.Entry<String, String>> attachments = new ArrayList<>();
    private final List<String> pages;
    private ReadingOutcome outcome;
    int pagesHandedOver;
    int depth = -1;

    ScriptedExtractor(Path folder, String... pages) {
        this.folder = folder;
        this.pages = List.of(pages);
        this.outcome = new ReadingOutcome.Completed(pages.length);
    }

    ScriptedExtractor ending(ReadingOutcome end) {
        outcome = end;
        return this;
    }

    ScriptedExtractor with(String path, String content) {
        attachments.add(Map.entry(path, content));
        return this;
    }

    @Override
    public ReadingOutcome read(Path file, String fileName, Set<Integer> skip, int depth, ReadingListener listener) {
        this.depth = depth;
        listener.started("text/plain", pages.size());
        for (int number = 1; number <= pages.size(); number++) {
            if (!skip.contains(number)) {
                pagesHandedOver++;
                listener.page(page(number, pages.get(number - 1)));
            }
        }
        for (Map.Entry<String, String> one : attachments) {
            String path = one.getKey();
            listener.attachment(new Attachment(path, path.substring(path.lastIndexOf('/') + 1), write(one.getValue())));
        }
        return outcome;
    }

    private ReadPage page(int number, String text) {
        return new ReadPage(
                number,
                text,
                List.of(new Word(0, text.length(), 0.1f, 0.1f, 0.5f, 0.02f, 1)),
                TextSource.BORN_DIGITAL,
                1,
                new PageImage(write("image of " + text), 100, 140),
                null);
    }

    private Path write(String content) {
        try {
            return Files.write(Files.createTempFile(folder, "part", null), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean canRecognise() {
        return true;
    }

    @Override
    public void close() {}
}
