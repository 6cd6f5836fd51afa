package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.catalogue.Period;

/** The tree of units in PostgreSQL. */
public final class PostgresUnits implements Units, UnitCorrections {
    private final Database database;
    private final PostgresAuditTrail trail;

    /** @param clock for the trail */
    public PostgresUnits(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
    }

    @Override
    public UnitTree tree() {
        return new UnitTree(database.sql("SELECT * FROM units ORDER BY position")
                .query((row, number) -> unit(row))
                .list());
    }

    private static Unit unit(ResultSet row) throws SQLException {
        String parent = row.getString("parent");
        return new Unit(
                new UnitCode(row.getString("code")),
                row.getString("kind"),
                parent == null ? null : new UnitCode(parent),
                row.getString("name_vi"),
                row.getString("name_en"),
                new Period(row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class)),
                Columns.texts(row, "successors").stream().map(UnitCode::new).toList());
    }

    @Override
    public int addMissing(List<Unit> units) {
        return database.inTransaction(
                () -> units.stream().mapToInt(this::addIfMissing).sum());
    }

    private int addIfMissing(Unit unit) {
        UnitCode parent = unit.parent();
        boolean added = database.sql("""
                        INSERT INTO units (code, kind, parent, name_vi, name_en, valid_from, valid_until, successors)
                        VALUES (:code, :kind, :parent, :vi, :en, :from, :until, :successors)
                        ON CONFLICT (code) DO UPDATE SET valid_from = excluded.valid_from,
                            valid_until = excluded.valid_until, successors = excluded.successors
                        WHERE (units.valid_from, units.valid_until, units.successors)
                            IS DISTINCT FROM (excluded.valid_from, excluded.valid_until, excluded.successors)
                        RETURNING old.code IS NULL""")
                .param("code", unit.code().value())
                .param("kind", unit.kind())
                .param("parent", parent == null ? null : parent.value())
                .param("vi", unit.nameVi())
                .param("en", unit.nameEn())
                .param("from", unit.inForce().from())
                .param("until", unit.inForce().until())
                .param(
                        "successors",
                        unit.successors().stream().map(UnitCode::value).toArray(String[]::new))
                .query(Boolean.class)
                .optional()
                .orElse(false);
        return added ? 1 : 0;
    }

    @Override
    public List<UnitCode> correct(List<Unit> units, Function<List<UnitCode>, AuditEvent> event) {
        return database.inTransaction(() -> {
            List<UnitCode> corrected =
                    units.stream().filter(this::correct).map(Unit::code).toList();
            if (!corrected.isEmpty()) {
                trail.append(event.apply(corrected));
            }
            return corrected;
        });
    }

    private boolean correct(Unit unit) {
        UnitCode parent = unit.parent();
        return database.sql("""
                                UPDATE units SET kind = :kind, parent = :parent, name_vi = :vi, name_en = :en
                                WHERE code = :code AND (kind, parent, name_vi, name_en)
                                    IS DISTINCT FROM (:kind, :parent::text, :vi, :en)""")
                        .param("code", unit.code().value())
                        .param("kind", unit.kind())
                        .param("parent", parent == null ? null : parent.value())
                        .param("vi", unit.nameVi())
                        .param("en", unit.nameEn())
                        .update()
                > 0;
    }
}
