package vn.tangthu.archive.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.PutOutcome;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.s3servers.S3Server;

/** Settings and bytes for tests. */
final class Bench {
    static final String INSTALLATION = "test-archive";
    /** Impatient, so that a server that is silent costs seconds. */
    static final S3Limits LIMITS = new S3Limits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(3),
            3,
            Duration.ofMillis(50),
            Duration.ofSeconds(4),
            5 << 20);

    private Bench() {}

    static Path credentials(Path folder, String accessKey, String secretKey) throws IOException {
        Path file = Files.createTempFile(
                folder,
                "credentials",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, "access-key=" + accessKey + "\nsecret-key=" + secretKey + "\n");
    }

    static Path credentials(Path folder, S3Server server) throws IOException {
        return credentials(folder, server.accessKey(), server.secretKey());
    }

    static String freshBucket() {
        return "test-" + UUID.randomUUID();
    }

    static S3Settings settings(String name, URI endpoint, String bucket, Path credentials, @Nullable TlsFiles tls) {
        return new S3Settings(name, endpoint, "us-east-1", bucket, INSTALLATION, credentials, tls, null, 0, LIMITS);
    }

    static S3ObjectStore founded(S3Settings settings) throws IOException {
        S3ObjectStore store = S3ObjectStore.open(settings);
        store.initialise();
        return store;
    }

    static PutOutcome put(vn.tangthu.archive.object.ObjectStore store, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return store.put(Sha256.of(bytes), ContentSource.of(bytes));
    }

    static Sha256 digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }
}
