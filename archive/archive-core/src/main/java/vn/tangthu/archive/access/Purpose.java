package vn.tangthu.archive.access;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody uses the archive (circular, Articles 4.2 and 10.1); kept with every audit entry.
 *
 * @param code a code of the catalogue's list of purposes
 * @param reference the case, plan or request it belongs to, at most 200 characters, or null
 */
public record Purpose(String code, @Nullable String reference) {
    public Purpose {
        if (code.isBlank() || code.length() > 40) {
            throw new IllegalArgumentException("A purpose needs a code of 1 to 40 characters");
        }
        if (reference != null && reference.length() > 200) {
            throw new IllegalArgumentException("A reference has at most 200 characters");
        }
    }
}
