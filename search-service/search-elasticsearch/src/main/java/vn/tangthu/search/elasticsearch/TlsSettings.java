package vn.tangthu.search.elasticsearch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files in PEM form.
 *
 * @param authority certificates of the authorities that may have signed the nodes' certificates; no others are trusted
 * @param certificate our own certificate and its chain, for nodes that demand one; null otherwise
 * @param key its private key, PKCS #8 without a password; null where there is no certificate
 */
public record TlsSettings(
        Path authority,
        @Nullable Path certificate,
        @Nullable Path key) {
    public TlsSettings {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("certificate and key belong together");
        }
    }

    public static TlsSettings trusting(Path authority) {
        return new TlsSettings(authority, null, null);
    }
}
