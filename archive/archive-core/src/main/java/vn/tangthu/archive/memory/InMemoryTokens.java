package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.object.Sha256;

final class InMemoryTokens implements Tokens {
    private final Object lock;
    private final AuditTrail trail;
    private final Clock clock;
    private final Map<UUID, ApiToken> tokens = new LinkedHashMap<>();
    private final Map<Sha256, UUID> byHash = new LinkedHashMap<>();

    InMemoryTokens(Object lock, AuditTrail trail, Clock clock) {
        this.lock = lock;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public ApiToken issue(
            AccessScope scope,
            String name,
            Set<Role> roles,
            UnitCode unit,
            String purpose,
            Sha256 hash,
            Instant expiresAt,
            AuditEvent event) {
        synchronized (lock) {
            if (!scope.allows(unit) || byHash.containsKey(hash)) {
                throw new IllegalArgumentException("The token's unit lies outside the scope, or its digest is taken");
            }
            UUID id = UUID.randomUUID();
            String issuer = event.act().actor().name();
            Instant until = expiresAt.truncatedTo(ChronoUnit.MICROS);
            ApiToken token = new ApiToken(id, name, roles, unit, purpose, issuer, now(), until, null, null);
            tokens.put(id, token);
            byHash.put(hash, id);
            trail.append(event);
            return token;
        }
    }

    @Override
    public Optional<ApiToken> findByHash(Sha256 hash) {
        synchronized (lock) {
            return Optional.ofNullable(byHash.get(hash))
                    .flatMap(id -> Optional.ofNullable(tokens.get(id)))
                    .filter(token -> token.usableAt(now()));
        }
    }

    @Override
    public void touch(UUID id) {
        synchronized (lock) {
            Instant now = now();
            Optional.ofNullable(tokens.get(id))
                    .filter(token -> token.lastUsedAt() == null
                            || !token.lastUsedAt().plus(Duration.ofMinutes(1)).isAfter(now))
                    .ifPresent(token -> replace(token, token.revokedAt(), now));
        }
    }

    @Override
    public boolean revoke(AccessScope scope, UUID id, AuditEvent event) {
        synchronized (lock) {
            Optional<ApiToken> live = Optional.ofNullable(tokens.get(id))
                    .filter(token -> scope.allows(token.unit()) && token.revokedAt() == null);
            live.ifPresent(token -> {
                replace(token, now(), token.lastUsedAt());
                trail.append(event);
            });
            return live.isPresent();
        }
    }

    @Override
    public List<ApiToken> list(AccessScope scope) {
        synchronized (lock) {
            return List.copyOf(tokens.values()).reversed().stream()
                    .filter(token -> scope.allows(token.unit()))
                    .toList();
        }
    }

    private void replace(ApiToken old, @Nullable Instant revokedAt, @Nullable Instant lastUsedAt) {
        tokens.put(
                old.id(),
                new ApiToken(
                        old.id(),
                        old.name(),
                        old.roles(),
                        old.unit(),
                        old.purpose(),
                        old.createdBy(),
                        old.createdAt(),
                        old.expiresAt(),
                        revokedAt,
                        lastUsedAt));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
