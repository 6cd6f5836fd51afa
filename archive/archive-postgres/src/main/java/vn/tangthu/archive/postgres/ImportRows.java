package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.catalogue.Label;

/** Rows of imports as values. */
final class ImportRows {
    private ImportRows() {}

    static Import value(ResultSet row) throws SQLException {
        return new Import(
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("category"),
                new UnitCode(row.getString("unit")),
                new ImportFile(Columns.digest(row, "sha256"), row.getString("file_name"), row.getLong("size")),
                ImportState.valueOf(row.getString("state")),
                act(row),
                table(row),
                failure(row),
                counts(row, "checked"),
                counts(row, "written"),
                row.getInt("position"),
                Columns.instant(row, "run_since"),
                row.getInt("run_from"),
                Columns.instant(row, "sent_at"),
                Columns.instant(row, "changed_at"));
    }

    private static Act act(ResultSet row) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String code : Columns.texts(row, "actor_roles")) {
            Role.ofCode(code).ifPresent(roles::add);
        }
        String purpose = row.getString("purpose");
        return new Act(
                new Actor(row.getString("actor"), roles, new UnitCode(row.getString("actor_unit")), AccessScope.none()),
                purpose == null ? null : new Purpose(purpose, row.getString("reference")),
                row.getString("channel"),
                row.getString("request"));
    }

    private static @Nullable ImportTable table(ResultSet row) throws SQLException {
        String format = row.getString("format");
        return format == null
                ? null
                : new ImportTable(
                        format,
                        row.getString("encoding"),
                        Columns.texts(row, "other_sheets"),
                        Columns.texts(row, "headings"));
    }

    private static @Nullable ImportFailure failure(ResultSet row) throws SQLException {
        String code = row.getString("failure_code");
        return code == null
                ? null
                : new ImportFailure(code, labels(Columns.texts(row, "failures_vi"), Columns.texts(row, "failures_en")));
    }

    private static List<Label> labels(List<String> vietnamese, List<String> english) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < vietnamese.size(); i++) {
            labels.add(new Label(vietnamese.get(i), english.get(i)));
        }
        return labels;
    }

    private static ImportCounts counts(ResultSet row, String pass) throws SQLException {
        return new ImportCounts(row.getInt(pass + "_good"), row.getInt(pass + "_bad"), row.getInt(pass + "_same"));
    }

    static RejectedRow rejected(ResultSet row) throws SQLException {
        Integer[] places = (Integer[]) row.getArray("places").getArray();
        List<String> fields = Columns.texts(row, "fields");
        List<String> codes = Columns.texts(row, "codes");
        List<Label> why = labels(Columns.texts(row, "why_vi"), Columns.texts(row, "why_en"));
        List<CellFinding> findings = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            findings.add(new CellFinding(places[i], fields.get(i), codes.get(i), why.get(i)));
        }
        return new RejectedRow(row.getInt("number"), Columns.texts(row, "cells"), findings);
    }

    static ImportReason reason(ResultSet row) throws SQLException {
        return new ImportReason(
                new CellFinding(
                        row.getInt("place"),
                        row.getString("field"),
                        row.getString("code"),
                        new Label(row.getString("why_vi"), row.getString("why_en"))),
                row.getInt("rows"),
                List.of((Integer[]) row.getArray("examples").getArray()));
    }
}
