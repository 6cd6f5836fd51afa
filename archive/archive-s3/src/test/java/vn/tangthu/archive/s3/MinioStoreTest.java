package vn.tangthu.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import vn.tangthu.s3servers.ServerKind;

class MinioStoreTest extends S3StoreTests {
    MinioStoreTest() {
        super(ServerKind.MINIO);
    }

    @Test
    void freeSpaceIsReadFromItsMetrics() throws IOException {
        store().close();
        S3Settings plain = settings("medium-1");
        S3Settings reading = new S3Settings(
                plain.name(),
                plain.endpoint(),
                plain.region(),
                plain.bucket(),
                plain.installation(),
                plain.credentials(),
                null,
                plain.endpoint().resolve("/minio/v2/metrics/cluster"),
                0,
                plain.limits());
        // A server that has just started publishes its metrics a moment later.
        assertThat(eventually(() -> freeBytes(reading) > 0)).isTrue();
    }

    private static long freeBytes(S3Settings settings) {
        try (S3ObjectStore store = S3ObjectStore.open(settings)) {
            return store.health().getFirst().freeBytes();
        } catch (S3Exception e) {
            throw new UncheckedIOException(e);
        }
    }
}
