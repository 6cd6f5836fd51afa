package vn.tangthu.archive.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.object.Sha256;

/**
 * The bearer tokens of scripts. Issuing and revoking are one transaction each with their audit entry. Only the SHA-256 of
 * a token is ever handed over or kept; tokens are random enough (256 bits) for that.
 */
public interface Tokens {
    /**
     * Keeps a new token. The issuer is the event's actor.
     *
     * @throws IllegalArgumentException if its unit lies outside the scope, or the digest is kept already
     */
    ApiToken issue(
            AccessScope scope,
            String name,
            Set<Role> roles,
            UnitCode unit,
            String purpose,
            Sha256 hash,
            Instant expiresAt,
            AuditEvent event);

    /** The token with this digest if it is usable now: neither expired nor revoked. */
    Optional<ApiToken> findByHash(Sha256 hash);

    /** Notes that a token was used; writes at most once a minute. */
    void touch(UUID id);

    /**
     * Ends a token at once.
     *
     * @return false if there is none in the scope or it was revoked before; nothing is written then
     */
    boolean revoke(AccessScope scope, UUID id, AuditEvent event);

    /** Tokens of units in the scope, newest first, also those that cannot be used any more. */
    List<ApiToken> list(AccessScope scope);
}
