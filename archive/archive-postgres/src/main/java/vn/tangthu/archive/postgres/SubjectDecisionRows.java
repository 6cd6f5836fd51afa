package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.subject.KeptDecision;
import vn.tangthu.archive.subject.KeptDecision.Touched;
import vn.tangthu.archive.subject.SubjectDecision;

/** Rows of decisions about subjects. */
final class SubjectDecisionRows {
    private final Database database;

    SubjectDecisionRows(Database database) {
        this.database = database;
    }

    void insert(KeptDecision decision) {
        long id = database.sql("""
                        INSERT INTO subject_decisions (kind, reason, decided_at, decided_by)
                        VALUES (:kind, :reason, :at, :by) RETURNING id""")
                .param("kind", decision.kind().name())
                .param("reason", decision.reason())
                .param("at", Columns.time(decision.at()))
                .param("by", decision.by())
                .query(Long.class)
                .single();
        List<Touched> touched = decision.touched();
        database.sql("""
                        INSERT INTO subject_decision_files (decision, case_file, part, named, before)
                        SELECT :decision, t.* FROM unnest(:files::uuid[], :parts::integer[], :named::boolean[], :before::uuid[])
                            AS t""")
                .param("decision", id)
                .param(
                        "files",
                        touched.stream().map(one -> one.file().toString()).toArray(String[]::new))
                .param("parts", touched.stream().map(Touched::part).toArray(Integer[]::new))
                .param("named", touched.stream().map(Touched::named).toArray(Boolean[]::new))
                .param(
                        "before",
                        touched.stream().map(one -> one.before().toString()).toArray(String[]::new))
                .update();
    }

    /** Those that touched any of the case files, latest first. */
    List<KeptDecision> touching(Collection<CaseFileId> files) {
        Map<Long, Rows> decisions = new LinkedHashMap<>();
        database.sql("""
                        SELECT d.*, t.case_file, t.part, t.named, t.before
                        FROM subject_decisions d JOIN subject_decision_files t ON t.decision = d.id
                        WHERE d.id IN (SELECT decision FROM subject_decision_files WHERE case_file = ANY(:files::uuid[]))
                        ORDER BY d.id DESC, t.part, t.case_file""")
                .param("files", files.stream().map(CaseFileId::toString).toArray(String[]::new))
                .query((ResultSet row) -> {
                    long id = row.getLong("id");
                    Rows rows = decisions.get(id);
                    if (rows == null) {
                        rows = Rows.of(row);
                        decisions.put(id, rows);
                    }
                    rows.touched.add(touched(row));
                });
        return decisions.values().stream().map(Rows::decision).toList();
    }

    private static Touched touched(ResultSet row) throws SQLException {
        return new Touched(
                new CaseFileId(row.getObject("case_file", UUID.class)),
                row.getInt("part"),
                row.getBoolean("named"),
                new SubjectId(row.getObject("before", UUID.class)));
    }

    private record Rows(SubjectDecision.Kind kind, String reason, Instant at, String by, List<Touched> touched) {
        static Rows of(ResultSet row) throws SQLException {
            return new Rows(
                    SubjectDecision.Kind.valueOf(row.getString("kind")),
                    row.getString("reason"),
                    Columns.instant(row, "decided_at"),
                    row.getString("decided_by"),
                    new ArrayList<>());
        }

        KeptDecision decision() {
            return new KeptDecision(kind, touched, reason, at, by);
        }
    }
}
