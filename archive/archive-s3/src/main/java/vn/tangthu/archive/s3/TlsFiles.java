package vn.tangthu.archive.s3;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a connection over TLS is proven with, in PEM files that are read when the store is opened.
 *
 * @param authorities certificates of the authorities to trust; no other is, not even those of the Java platform
 * @param certificate certificate to show to the server, with its chain, or null to show none
 * @param key its private key (PKCS #8, not encrypted), or null
 */
public record TlsFiles(
        Path authorities,
        @Nullable Path certificate,
        @Nullable Path key) {
    public TlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("A client certificate and its key go together");
        }
    }

    /** Trusts these authorities and shows no certificate. */
    public static TlsFiles trusting(Path authorities) {
        return new TlsFiles(authorities, null, null);
    }
}
