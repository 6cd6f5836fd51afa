package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TextExtractor;

/** ZIP archives: no pages of their own, every entry an attachment. */
final class ZipFormat implements FormatReader {
    @Override
    public void read(Job job, String mediaType) throws ReadingStoppedException {
        if (job.depth() >= TextExtractor.MAX_DEPTH) {
            throw new ReadingStoppedException(FailureCode.ARCHIVE_TOO_DEEP, "an archive in " + job.depth() + " others");
        }
        try (ZipFile zip = ZipFile.builder().setPath(job.file()).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .toList();
            Attachments attachments = new Attachments(job);
            job.started(mediaType, 0);
            int encrypted = 0;
            for (ZipArchiveEntry entry : entries) {
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    encrypted++;
                } else if (!entry.isUnixSymlink()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        attachments.handOver(EntryNames.of(entry), in);
                    }
                }
            }
            if (encrypted > 0) {
                throw new ReadingStoppedException(
                        FailureCode.PASSWORD_PROTECTED, encrypted + " of " + entries.size() + " entries are encrypted");
            }
        } catch (IOException | RuntimeException e) {
            throw new ReadingStoppedException(FailureCode.DAMAGED, "reading a ZIP archive", e);
        }
    }
}
