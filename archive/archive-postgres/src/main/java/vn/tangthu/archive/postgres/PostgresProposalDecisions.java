package vn.tangthu.archive.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.catalogue.Authority;

/** Decisions about values read from papers, in PostgreSQL. */
public final class PostgresProposalDecisions implements ProposalDecisions {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final Clock clock;

    public PostgresProposalDecisions(DataSource source, Clock clock) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        this.clock = clock;
    }

    @Override
    public DecisionOutcome decide(AccessScope scope, EntryGrant grant, ProposalDecision decision, AuditEvent event) {
        return database.inTransaction(() -> {
            Optional<CaseFile> found = locked(scope, decision.file());
            if (found.isEmpty()) {
                return new DecisionOutcome.NotFound();
            }
            CaseFile file = found.get();
            grant.require(file.category(), file.unit(), Authority.Right.UPDATE);
            Optional<KeptDecision> there = find(decision.id());
            if (there.isPresent()) {
                return there.filter(kept -> kept.decision().file().equals(decision.file()))
                        .map(DecisionOutcome.Done::new)
                        .orElseThrow(() -> new IllegalArgumentException("The id is taken"));
            }
            if (file.version() != decision.fileVersion()) {
                return new DecisionOutcome.Conflict(file);
            }
            insert(decision, event.act().actor().name());
            trail.append(event);
            return new DecisionOutcome.Done(find(decision.id()).orElseThrow());
        });
    }

    /** Those who decide about one case file, and those who change it, wait for each other. */
    private Optional<CaseFile> locked(AccessScope scope, CaseFileId id) {
        return database.sql("SELECT * FROM case_files WHERE id = :id AND unit = ANY(:units) FOR UPDATE")
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.file(row))
                .optional();
    }

    private Optional<KeptDecision> find(UUID id) {
        return database.sql("SELECT * FROM proposal_decisions WHERE id = :id")
                .param("id", id)
                .query((row, number) -> decision(row))
                .optional();
    }

    private void insert(ProposalDecision decision, String by) {
        database.sql("""
            INSERT INTO proposal_decisions (id, case_file, file_version, document, page, field, record_value,
                read_value, verdict, right_value, reason, decided_at, decided_by)
            VALUES (:id, :file, :version, :document, :page, :field, :record, :read, :verdict, :right, :reason,
                :now, :by)\
            """)
                .param("id", decision.id())
                .param("file", decision.file().value())
                .param("version", decision.fileVersion())
                .param("document", decision.document().value())
                .param("page", decision.page())
                .param("field", decision.field())
                .param("record", storable(decision.recordValue()))
                .param("read", storable(decision.readValue()))
                .param("verdict", decision.verdict().name())
                .param("right", storable(decision.rightValue()))
                .param("reason", StorableText.of(decision.reason()))
                .param("now", Columns.time(clock.instant()))
                .param("by", by)
                .update();
    }

    private static @Nullable String storable(@Nullable String value) {
        return value == null ? null : StorableText.of(value);
    }

    @Override
    public List<KeptDecision> of(AccessScope scope, CaseFileId file) {
        return database.sql("""
            SELECT d.* FROM proposal_decisions d JOIN case_files f ON f.id = d.case_file
            WHERE d.case_file = :file AND f.unit = ANY(:units) ORDER BY d.decided_at DESC, d.id DESC\
            """)
                .param("file", file.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> decision(row))
                .list();
    }

    private static KeptDecision decision(ResultSet row) throws SQLException {
        ProposalDecision decision = new ProposalDecision(
                row.getObject("id", UUID.class),
                new CaseFileId(row.getObject("case_file", UUID.class)),
                row.getLong("file_version"),
                new DocumentId(row.getObject("document", UUID.class)),
                row.getInt("page"),
                row.getString("field"),
                row.getString("record_value"),
                row.getString("read_value"),
                ProposalDecision.Verdict.valueOf(row.getString("verdict")),
                row.getString("right_value"),
                row.getString("reason"));
        return new KeptDecision(decision, Columns.instant(row, "decided_at"), row.getString("decided_by"));
    }
}
