package vn.tangthu.archive.s3;

import io.minio.credentials.Credentials;
import io.minio.credentials.Provider;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of a file, read again whenever the file has changed, so that they can be exchanged while the store is in use. */
final class FileCredentials implements Provider {
    private final Path file;
    private @Nullable Known known;

    private record Known(@Nullable Object id, FileTime changed, long size, Credentials credentials) {}

    FileCredentials(Path file) {
        this.file = file;
    }

    /** @throws UncheckedIOException with an {@link S3Exception} if there is no such file, or no keys in it */
    @Override
    public synchronized Credentials fetch() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Known before = known;
            if (before == null
                    || !Objects.equals(before.id, now.fileKey())
                    || !before.changed.equals(now.lastModifiedTime())
                    || before.size != now.size()) {
                before = new Known(now.fileKey(), now.lastModifiedTime(), now.size(), read());
                known = before;
            }
            return before.credentials;
        } catch (S3Exception e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(refused("không đọc được", "cannot be read", e));
        }
    }

    private Credentials read() throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                String found = PosixFilePermissions.toString(permissions);
                throw refused(
                        "ai cũng đọc được (" + found + "); hãy chạy chmod 600",
                        "can be read by everybody (" + found + "); run chmod 600",
                        null);
            }
        }
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(in);
        }
        String token = lines.getProperty("session-token");
        return new Credentials(required(lines, "access-key"), required(lines, "secret-key"), token, null);
    }

    private String required(Properties lines, String key) throws S3Exception {
        String value = lines.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw refused("thiếu dòng " + key + "=…", "lacks the line " + key + "=…", null);
        }
        return value;
    }

    private S3Exception refused(String vietnamese, String english, @Nullable IOException cause) {
        return new S3Exception(
                Trouble.CREDENTIALS_FILE,
                new Sentence(
                        "Tệp khóa truy cập " + file + " " + vietnamese + ".",
                        "The credentials file " + file + " " + english + "."),
                cause);
    }
}
