package vn.tangthu.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/** A .tar.gz that is the same for the same files: sorted, one time, no owner. */
final class TarArchive {
    private static final int PROGRAM = 0100755;
    private static final int PLAIN = 0100644;
    private static final int FOLDER = 040755;

    private TarArchive() {}

    /**
     * @param root folder that everything lies in
     * @param time of every entry
     */
    static void write(OutputStream out, String root, Collection<BundleFile> files, Instant time) throws IOException {
        GzipParameters parameters = new GzipParameters();
        parameters.setCompressionLevel(Deflater.DEFAULT_COMPRESSION);
        try (GzipCompressorOutputStream packed = new GzipCompressorOutputStream(out, parameters);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String folder : folders(root, files)) {
                tar.putArchiveEntry(entry(folder, FOLDER, 0, time));
                tar.closeArchiveEntry();
            }
            for (BundleFile file : new TreeSet<>(files)) {
                write(tar, root, file, time);
            }
        }
    }

    private static SortedSet<String> folders(String root, Collection<BundleFile> files) {
        SortedSet<String> folders = new TreeSet<>();
        for (BundleFile file : files) {
            String path = root + "/" + file.path();
            for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
                folders.add(path.substring(0, end + 1));
            }
        }
        return folders;
    }

    private static void write(TarArchiveOutputStream tar, String root, BundleFile file, Instant time)
            throws IOException {
        long size;
        try (InputStream in = file.content().open()) {
            size = in.transferTo(OutputStream.nullOutputStream());
        }
        tar.putArchiveEntry(entry(root + "/" + file.path(), file.executable() ? PROGRAM : PLAIN, size, time));
        try (InputStream in = file.content().open()) {
            in.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, int mode, long size, Instant time) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setMode(mode);
        entry.setSize(size);
        entry.setModTime(Date.from(time));
        entry.setIds(0, 0);
        entry.setNames("root", "root");
        return entry;
    }
}
