package vn.tangthu.archive.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.object.Sha256;

/** How values of the archive stand in columns. */
final class Columns {
    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static byte[] bytes(Sha256 digest) {
        return HexFormat.of().parseHex(digest.hex());
    }

    /** @throws IllegalArgumentException if the column does not hold a digest */
    static Sha256 digest(ResultSet row, String column) throws SQLException {
        return new Sha256(HexFormat.of().formatHex(row.getBytes(column)));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    static @Nullable DocumentId optionalDocument(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new DocumentId(id);
    }

    static @Nullable Failure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        if (code == null) {
            return null;
        }
        Integer page = row.getObject("failure_page", Integer.class);
        return new Failure(FailureCode.valueOf(code), page, row.getString("failure_detail"));
    }

    static String[] units(AccessScope scope) {
        return scope.units().stream().map(UnitCode::value).toArray(String[]::new);
    }

    static String[] roles(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }

    /** Roles by their codes; one that this version does not know gives nothing. */
    static List<Role> roles(ResultSet row) throws SQLException {
        return texts(row, "roles").stream()
                .flatMap(code -> Role.ofCode(code).stream())
                .toList();
    }
}
