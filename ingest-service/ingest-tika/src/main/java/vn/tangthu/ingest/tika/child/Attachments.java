package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TextExtractor;

/**
 * Files inside the job's file: copied under neutral names, counted, handed over. The names they bear in the container are
 * text and never become a path here.
 */
final class Attachments {
    private static final int BUFFER = 1 << 16;
    private static final long MODEST = 100L << 20;

    /** What is unpacked may be this many times the container's size, once it is more than modest. */
    private static final long HIGHEST_RATIO = 200;

    private static final int LONGEST_NAME = 255;
    private final Job job;
    private final long containerSize;
    private int count;
    private long bytes;

    Attachments(Job job) throws IOException {
        this.job = job;
        this.containerSize = Math.max(1, Files.size(job.file()));
    }

    /** A file that was copied out of its container. */
    record Kept(String path, String name, Path file) {}

    /** @throws ReadingStoppedException when the file lies too deep, or the container holds too much */
    void handOver(String path, InputStream content) throws IOException, ReadingStoppedException {
        handOver(keep(path, content));
    }

    void handOver(Kept kept) {
        job.attachment(kept.path(), kept.name(), kept.file());
    }

    /** Copies a file for later; throws as {@link #handOver(String, InputStream)} does. */
    Kept keep(String path, InputStream content) throws IOException, ReadingStoppedException {
        if (job.depth() >= TextExtractor.MAX_DEPTH) {
            throw new ReadingStoppedException(
                    FailureCode.ARCHIVE_TOO_DEEP, "a container in more than " + TextExtractor.MAX_DEPTH + " others");
        }
        if (++count > job.limits().maxAttachments()) {
            throw new ReadingStoppedException(
                    FailureCode.ARCHIVE_TOO_LARGE, "more than " + job.limits().maxAttachments() + " files");
        }
        Path file = job.newFile("file", "");
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(content, out);
        } catch (ReadingStoppedException | IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        String plain = Normalizer.normalize(path, Normalizer.Form.NFC).replace('\\', '/');
        return new Kept(plain, lastPart(plain, count), file);
    }

    private void copy(InputStream in, OutputStream out) throws IOException, ReadingStoppedException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
            if (bytes > job.limits().maxAttachmentBytes()) {
                throw new ReadingStoppedException(
                        FailureCode.ARCHIVE_TOO_LARGE,
                        "more than " + job.limits().maxAttachmentBytes() + " bytes unpacked");
            }
            if (bytes > MODEST && bytes / containerSize > HIGHEST_RATIO) {
                throw new ReadingStoppedException(
                        FailureCode.ARCHIVE_TOO_LARGE, "unpacks to more than " + HIGHEST_RATIO + " times its size");
            }
            out.write(buffer, 0, read);
            job.link().progress();
        }
    }

    /** Control characters would forge lines in lists and logs. */
    private static String lastPart(String path, int number) {
        String name = path.substring(path.lastIndexOf('/') + 1)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        if (name.length() > LONGEST_NAME) {
            name = name.substring(name.length() - LONGEST_NAME);
        }
        return name.isEmpty() || name.equals(".") || name.equals("..") ? "file-" + number : name;
    }
}
