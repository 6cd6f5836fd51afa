package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.SubjectId;

/** Rows of case files and their versions as values. */
final class CaseFileRows {
    private CaseFileRows() {}

    static CaseFile file(ResultSet row) throws SQLException {
        return new CaseFile(
                new CaseFileId(row.getObject("id", UUID.class)),
                new SubjectId(row.getObject("subject", UUID.class)),
                row.getString("category"),
                new UnitCode(row.getString("unit")),
                row.getLong("version"),
                CaseContentsCodec.decode(row.getString("contents")),
                standing(row),
                Columns.instant(row, "opened_at"),
                row.getString("opened_by"),
                Columns.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getBoolean("deleted"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("status"),
                Columns.texts(row, "lacking"),
                row.getString("due_code"),
                row.getObject("due", LocalDate.class));
    }

    static CaseFileVersion version(ResultSet row) throws SQLException {
        return new CaseFileVersion(
                row.getLong("version"),
                new UnitCode(row.getString("unit")),
                CaseContentsCodec.decode(row.getString("contents")),
                row.getBoolean("deleted"),
                Columns.instant(row, "changed_at"),
                row.getString("changed_by"),
                row.getString("reason"));
    }

    static CaseFileCounts counts(ResultSet row) throws SQLException {
        return new CaseFileCounts(
                new UnitCode(row.getString("unit")),
                row.getString("category"),
                row.getLong("files"),
                row.getLong("incomplete"),
                row.getLong("overdue"));
    }
}
