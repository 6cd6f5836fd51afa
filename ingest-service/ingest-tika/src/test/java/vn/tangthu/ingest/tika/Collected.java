package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.archive.reading.ReadingListener;

/** A listener that keeps everything. */
class Collected implements ReadingListener {
    String mediaType = "";
    int announced = -1;
    final List<ReadPage> pages = new ArrayList<>();
    final Map<Integer, byte[]> images = new LinkedHashMap<>();
    final List<Attachment> attachments = new ArrayList<>();
    final Map<String, byte[]> contents = new LinkedHashMap<>();

    @Override
    public void started(String type, int count) {
        mediaType = type;
        announced = count;
    }

    @Override
    public void page(ReadPage page) {
        pages.add(page);
        pages.sort(Comparator.comparingInt(ReadPage::number));
        try {
            images.put(page.number(), Files.readAllBytes(page.image().file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void attachment(Attachment attachment) {
        attachments.add(attachment);
        try {
            contents.put(attachment.path(), Files.readAllBytes(attachment.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] image(int page) {
        return Objects.requireNonNull(images.get(page));
    }

    byte[] content(String path) {
        return Objects.requireNonNull(contents.get(path));
    }

    String text() {
        return String.join("\n", pages.stream().map(ReadPage::text).toList());
    }

    /** The words of all pages. */
    List<String> words() {
        return pages.stream()
                .flatMap(page -> page.words().stream().map(word -> page.text().substring(word.from(), word.to())))
                .toList();
    }

    /** With every white space as one blank. */
    String flatText() {
        return text().replaceAll("\\s+", " ");
    }
}
