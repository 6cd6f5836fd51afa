package vn.tangthu.archive.accounts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.StorableText;

/**
 * A bearer token for the API, without its secret, of which only the digest is kept.
 *
 * @param name 1 to 100 characters, for people
 * @param purpose code of the purpose that its acts are audited under
 * @param createdBy account that issued it, or {@code system}
 * @param revokedAt since when it is not accepted any more, or null
 * @param lastUsedAt to the minute, or null
 */
public record ApiToken(
        UUID id,
        String name,
        Set<Role> roles,
        UnitCode unit,
        String purpose,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    public ApiToken {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("A token's name has 1 to 100 characters");
        }
        name = StorableText.of(name);
        roles = Set.copyOf(roles);
    }

    public boolean usableAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
