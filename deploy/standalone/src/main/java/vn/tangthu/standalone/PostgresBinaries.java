package vn.tangthu.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.wiring.StartRefusedException;

/** The PostgreSQL programs that come with the class path, unpacked once beside the data. */
final class PostgresBinaries {
    private static final String RESOURCE = "/postgres-linux-x86_64.txz";

    private PostgresBinaries() {}

    /** The folder with {@code bin/postgres}; unpacks it at first use, all or nothing. */
    static Path unpack(Path parent) throws IOException {
        Path target = parent.resolve("postgres-" + digest().hex().substring(0, 12));
        if (Files.exists(target)) {
            return target;
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try (InputStream in = resource();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(in))) {
            for (@Nullable TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, fresh);
            }
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        return target;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path root) throws IOException {
        Path file = root.resolve(entry.getName()).normalize();
        if (!file.startsWith(root)) {
            throw new IOException("The archive of PostgreSQL programs names a file outside of itself");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0) {
            Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            rights.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, rights);
        }
    }

    private static Sha256 digest() throws IOException {
        try (InputStream in = resource()) {
            return Sha256.of(in);
        }
    }

    private static InputStream resource() {
        InputStream in = PostgresBinaries.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new StartRefusedException(
                    "Không có chương trình PostgreSQL cho máy này (cần Linux x86-64).",
                    "There are no PostgreSQL programs for this machine (Linux x86-64 is needed).");
        }
        return in;
    }
}
