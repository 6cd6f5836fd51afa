package vn.tangthu.ingest.tika;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.reading.Attachment;
import vn.tangthu.archive.reading.PageImage;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.ingest.tika.protocol.ChildMessage;
import vn.tangthu.ingest.tika.protocol.ProtocolException;

/** Turns what a child says into what the port promises, or refuses it: the child may be in the hands of its file. */
final class UntrustedOutput {
    private static final Pattern FILE_NAME = Pattern.compile("[a-z]{1,20}-[0-9]{1,10}(?:\\.[a-z]{1,4})?");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,100}");
    private static final int MAX_SIDE = 20_000;
    private static final int MAX_PATH = 4096;
    private final Path folder;
    private final Set<Integer> skipped;
    private final Set<Integer> handedOver = new HashSet<>();
    private final long limit;
    private long amount;
    private int pages = -1;

    UntrustedOutput(Path folder, Set<Integer> skipped, ByteSize limit) {
        this.folder = folder;
        this.skipped = skipped;
        this.limit = limit.bytes();
    }

    void check(ChildMessage.Started started) throws ProtocolException {
        require(pages < 0, "starts twice");
        require(started.pages() >= 0, "a negative number of pages");
        require(MEDIA_TYPE.matcher(started.mediaType()).matches(), "not a media type");
        pages = started.pages();
    }

    /** @throws TooMuchOutputException when the document is over its limit with this page */
    ReadPage page(ChildMessage.PageRead page) throws IOException, TooMuchOutputException {
        require(page.number() >= 1 && page.number() <= pages, "a page number out of range");
        require(!skipped.contains(page.number()) && handedOver.add(page.number()), "a page that is not wanted");
        require(fraction(page.confidence()), "a confidence out of range");
        require(Normalizer.isNormalized(page.text(), Normalizer.Form.NFC), "text that is not in NFC");
        checkWords(page.words(), page.text().length());
        Path image = file(page.image());
        require(side(page.width()) && side(page.height()), "an image size out of range");
        require(isImage(image), "an image that is neither JPEG nor PNG");
        count(Files.size(image) + page.text().length() + 40L * page.words().size());
        return new ReadPage(
                page.number(),
                page.text(),
                page.words(),
                page.source(),
                page.confidence(),
                new PageImage(image, page.width(), page.height()),
                page.failure());
    }

    /** @throws TooMuchOutputException when the document is over its limit with this file */
    Attachment attachment(ChildMessage.AttachmentFound found) throws IOException, TooMuchOutputException {
        require(pages >= 0, "an attachment before the start");
        require(!found.name().isBlank() && found.name().indexOf('/') < 0, "not a name");
        require(found.path().length() <= MAX_PATH && found.name().length() <= MAX_PATH, "a name that is too long");
        Path file = file(found.file());
        count(Files.size(file) + found.path().length());
        return new Attachment(found.path(), Normalizer.normalize(found.name(), Normalizer.Form.NFC), file);
    }

    int completed(ChildMessage.Completed completed) throws ProtocolException {
        require(completed.pages() == pages, "another number of pages at the end");
        long wanted = pages - skipped.stream().filter(n -> n >= 1 && n <= pages).count();
        require(handedOver.size() == wanted, "pages are missing");
        return pages;
    }

    private static void checkWords(List<Word> words, int length) throws ProtocolException {
        int end = 0;
        for (Word word : words) {
            require(word.from() >= end && word.to() > word.from() && word.to() <= length, "a word outside the text");
            end = word.to();
            require(
                    fraction(word.x())
                            && fraction(word.y())
                            && fraction(word.x() + word.w())
                            && fraction(word.y() + word.h())
                            && word.w() >= 0
                            && word.h() >= 0
                            && fraction(word.confidence()),
                    "a word outside the page");
        }
    }

    private Path file(String name) throws IOException {
        require(FILE_NAME.matcher(name).matches(), "not a file name");
        Path file = folder.resolve(name);
        require(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "not a plain file");
        require(file.toRealPath().startsWith(folder.toRealPath()), "a file outside the job's folder");
        return file;
    }

    /** The first bytes of JPEG (ISO/IEC 10918-1) or PNG (ISO/IEC 15948); a viewer shows nothing else. */
    private static boolean isImage(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = HexFormat.of().formatHex(in.readNBytes(8));
            return start.startsWith("ffd8") || start.equals("89504e470d0a1a0a");
        }
    }

    private void count(long bytes) throws TooMuchOutputException {
        amount += bytes;
        if (amount > limit) {
            throw new TooMuchOutputException();
        }
    }

    private static boolean side(int pixels) {
        return pixels >= 1 && pixels <= MAX_SIDE;
    }

    /** False for not-a-number too; a hair above 1 is rounding. */
    private static boolean fraction(float value) {
        return value >= 0 && value <= 1.0001f;
    }

    private static void require(boolean condition, String otherwise) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(otherwise);
        }
    }

    /** A document makes more text, words and images than it may. */
    static final class TooMuchOutputException extends Exception {
        TooMuchOutputException() {
            super("over the output limit");
        }
    }
}
