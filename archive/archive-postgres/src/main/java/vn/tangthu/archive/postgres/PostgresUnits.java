package vn.tangthu.archive.postgres;

import java.util.List;
import javax.sql.DataSource;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;

/** The tree of units in PostgreSQL. */
public final class PostgresUnits implements Units {
    private final Database database;

    public PostgresUnits(DataSource source) {
        database = new Database(source);
    }

    @Override
    public UnitTree tree() {
        return new UnitTree(database.sql("SELECT code, kind, parent, name_vi, name_en FROM units ORDER BY position")
                .query((row, number) -> {
                    String parent = row.getString("parent");
                    return new Unit(
                            new UnitCode(row.getString("code")),
                            row.getString("kind"),
                            parent == null ? null : new UnitCode(parent),
                            row.getString("name_vi"),
                            row.getString("name_en"));
                })
                .list());
    }

    @Override
    public int addMissing(List<Unit> units) {
        return database.inTransaction(
                () -> units.stream().mapToInt(this::addIfMissing).sum());
    }

    private int addIfMissing(Unit unit) {
        UnitCode parent = unit.parent();
        return database.sql("""
                        INSERT INTO units (code, kind, parent, name_vi, name_en)
                        VALUES (:code, :kind, :parent, :vi, :en) ON CONFLICT (code) DO NOTHING""")
                .param("code", unit.code().value())
                .param("kind", unit.kind())
                .param("parent", parent == null ? null : parent.value())
                .param("vi", unit.nameVi())
                .param("en", unit.nameEn())
                .update();
    }
}
