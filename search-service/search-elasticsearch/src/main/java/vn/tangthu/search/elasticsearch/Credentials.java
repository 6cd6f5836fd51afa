package vn.tangthu.search.elasticsearch;

import java.nio.file.Path;

/** How we say who we are. Secrets are read from files when a connection is made, and never kept in settings. */
public sealed interface Credentials {
    /** No secret: a node on the loopback address, or one that knows us by our certificate. */
    record None() implements Credentials {}

    /** @param password file with the password on its only line */
    record Password(String user, Path password) implements Credentials {
        public Password {
            if (user.isBlank() || user.indexOf(':') >= 0) {
                throw new IllegalArgumentException("user must not be empty and have no colon");
            }
        }
    }

    /** @param key file with the encoded API key on its only line */
    record ApiKey(Path key) implements Credentials {}
}
