package vn.tangthu.distributed;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.s3servers.S3Server;

/** Reads an S3 server past the product: what lies there, without its decorators and its repairs. */
final class StoreReader implements AutoCloseable {
    static final String BUCKET = "tangthu";
    private final OkHttpClient http;
    private final MinioClient client;

    StoreReader(S3Server server, Path identity) throws Exception {
        http = new OkHttpClient.Builder()
                .sslSocketFactory(Visitor.context(identity).getSocketFactory(), trust(identity))
                .build();
        client = MinioClient.builder()
                .endpoint(server.endpoint().toString())
                .credentials(server.accessKey(), server.secretKey())
                .httpClient(http)
                .build();
    }

    private static X509TrustManager trust(Path identity) throws Exception {
        KeyStore store = KeyStore.getInstance(
                identity.resolve("identity.p12").toFile(),
                Files.readString(identity.resolve("identity-password")).strip().toCharArray());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Where the bytes with this digest belong. */
    static String key(Sha256 digest) {
        String hex = digest.hex();
        return "objects/" + hex.substring(0, 2) + "/" + hex.substring(2, 4) + "/" + hex;
    }

    /** Digest of what lies at the place of an object, or nothing. */
    Optional<Sha256> digest(Sha256 expected) throws Exception {
        try (InputStream in = client.getObject(
                GetObjectArgs.builder().bucket(BUCKET).object(key(expected)).build())) {
            return Optional.of(Sha256.of(in));
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals("NoSuchKey")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void remove(Sha256 digest) throws Exception {
        client.removeObject(
                RemoveObjectArgs.builder().bucket(BUCKET).object(key(digest)).build());
    }

    @Override
    public void close() {
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
