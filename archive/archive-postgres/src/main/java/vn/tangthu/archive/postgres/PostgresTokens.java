package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.object.Sha256;

/** The API tokens in PostgreSQL, by their digests. */
public final class PostgresTokens implements Tokens {
    private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(1);
    private final Database database;
    private final PostgresAuditTrail trail;
    private final Clock clock;

    public PostgresTokens(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
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
        if (!scope.allows(unit)) {
            throw new IllegalArgumentException("The token's unit lies outside the scope");
        }
        Instant now = Columns.time(clock.instant()).toInstant();
        Instant until = Columns.time(expiresAt).toInstant();
        String issuer = event.act().actor().name();
        ApiToken token = new ApiToken(UUID.randomUUID(), name, roles, unit, purpose, issuer, now, until, null, null);
        try {
            database.run(() -> {
                insert(token, hash);
                trail.append(event);
            });
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("The token's digest is kept already", e);
        }
        return token;
    }

    private void insert(ApiToken token, Sha256 hash) {
        database.sql("""
                        INSERT INTO api_tokens (id, name, token_hash, roles, unit, purpose, created_by, created_at,
                            expires_at)
                        VALUES (:id, :name, :hash, :roles, :unit, :purpose, :createdBy, :createdAt, :expiresAt)""")
                .param("id", token.id())
                .param("name", token.name())
                .param("hash", Columns.bytes(hash))
                .param("roles", Columns.roles(token.roles()))
                .param("unit", token.unit().value())
                .param("purpose", token.purpose())
                .param("createdBy", token.createdBy())
                .param("createdAt", Columns.time(token.createdAt()))
                .param("expiresAt", Columns.time(token.expiresAt()))
                .update();
    }

    @Override
    public Optional<ApiToken> findByHash(Sha256 hash) {
        return database.sql("SELECT * FROM api_tokens WHERE token_hash = :hash")
                .param("hash", Columns.bytes(hash))
                .query((row, number) -> token(row))
                .optional()
                .filter(token -> token.usableAt(clock.instant()));
    }

    @Override
    public void touch(UUID id) {
        database.sql("""
                        UPDATE api_tokens SET last_used_at = :now
                        WHERE id = :id AND (last_used_at IS NULL OR last_used_at <= :before)""")
                .param("id", id)
                .param("now", Columns.time(clock.instant()))
                .param("before", Columns.time(clock.instant().minus(TOUCH_INTERVAL)))
                .update();
    }

    @Override
    public boolean revoke(AccessScope scope, UUID id, AuditEvent event) {
        return database.inTransaction(() -> {
            int revoked = database.sql("""
                            UPDATE api_tokens SET revoked_at = :now
                            WHERE id = :id AND unit = ANY(:units) AND revoked_at IS NULL""")
                    .param("now", Columns.time(clock.instant()))
                    .param("id", id)
                    .param("units", Columns.units(scope))
                    .update();
            if (revoked > 0) {
                trail.append(event);
            }
            return revoked > 0;
        });
    }

    @Override
    public List<ApiToken> list(AccessScope scope) {
        return database.sql("SELECT * FROM api_tokens WHERE unit = ANY(:units) ORDER BY created_at DESC, id DESC")
                .param("units", Columns.units(scope))
                .query((row, number) -> token(row))
                .list();
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Set.copyOf(Columns.roles(row)),
                new UnitCode(row.getString("unit")),
                row.getString("purpose"),
                row.getString("created_by"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "expires_at"),
                Columns.optionalInstant(row, "revoked_at"),
                Columns.optionalInstant(row, "last_used_at"));
    }
}
