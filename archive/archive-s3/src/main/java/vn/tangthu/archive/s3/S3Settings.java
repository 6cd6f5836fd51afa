package vn.tangthu.archive.s3;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One bucket on one server, as a medium of the archive.
 *
 * @param name of the medium, for receipts and audit entries, for example {@code medium-1}
 * @param endpoint scheme, host and port; {@code https}, or {@code http} on the loopback interface
 * @param region as the server wants it in signatures
 * @param installation what all media of one archive have in common, so that a bucket of another archive is refused
 * @param credentials file with the lines {@code access-key=…} and {@code secret-key=…}, and for short-lived keys
 *     {@code session-token=…}; read again when it changes
 * @param tls what to trust and to show; null trusts the authorities of the Java platform
 * @param metrics where the server publishes its free space in the text format of Prometheus, or null
 * @param reserve bytes that must stay free, where the free space is known
 */
public record S3Settings(
        String name,
        URI endpoint,
        String region,
        String bucket,
        String installation,
        Path credentials,
        @Nullable TlsFiles tls,
        @Nullable URI metrics,
        long reserve,
        S3Limits limits) {
    /** What a bucket may be called here. S3 knows dots too, but not everywhere in a name. */
    public static final String BUCKET = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]";

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[::1]|localhost");

    /** @throws IllegalArgumentException with a sentence in Vietnamese and English */
    public S3Settings {
        require(WORD.matcher(name).matches(), "Tên kho không hợp lệ: " + name, "Not a name of a store: " + name);
        require(bucket.matches(BUCKET), "Tên bucket không hợp lệ: " + bucket, "Not a name of a bucket: " + bucket);
        require(
                WORD.matcher(installation).matches(),
                "Mã hệ thống không hợp lệ: " + installation,
                "Not an installation id: " + installation);
        requireProtected(endpoint);
        if (metrics != null) {
            requireProtected(metrics);
        }
        require(reserve >= 0, "Phần dành riêng không được âm", "The reserve is not negative");
    }

    /** On the region {@code us-east-1}, which plain servers use, without metrics and reserve. */
    public static S3Settings of(
            String name, URI endpoint, String bucket, String installation, Path credentials, @Nullable TlsFiles tls) {
        return new S3Settings(
                name, endpoint, "us-east-1", bucket, installation, credentials, tls, null, 0, S3Limits.defaults());
    }

    S3Settings withCredentials(Path file) {
        return new S3Settings(name, endpoint, region, bucket, installation, file, tls, metrics, reserve, limits);
    }

    private static void requireProtected(URI address) {
        String host = String.valueOf(address.getHost());
        boolean plain = "http".equals(address.getScheme());
        require(
                plain || "https".equals(address.getScheme()),
                "Địa chỉ máy chủ S3 phải bắt đầu bằng https:// : " + address,
                "The address of an S3 server begins with https:// : " + address);
        require(
                !plain || LOOPBACK.matcher(host).matches(),
                "Chỉ được dùng http:// trên chính máy này (127.0.0.1). Hãy dùng https:// cho " + address,
                "http:// is allowed on this machine alone (127.0.0.1). Use https:// for " + address);
    }

    private static void require(boolean held, String vietnamese, String english) {
        if (!held) {
            throw new IllegalArgumentException(new Sentence(vietnamese, english).toString());
        }
    }
}
