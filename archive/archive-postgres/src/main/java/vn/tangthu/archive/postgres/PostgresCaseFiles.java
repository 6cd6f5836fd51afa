package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;

/** The case files in PostgreSQL. Case file, version, audit entry and queue row are one transaction of the database. */
public final class PostgresCaseFiles implements CaseFiles {
    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresWorkQueue queue;
    private final SubjectReader subjects;
    private final InsertCaseFiles insert;
    private final Clock clock;

    /** @param catalogue tells what case files are found by that may be about the same subject */
    public PostgresCaseFiles(DataSource source, Clock clock, Catalogue catalogue) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        queue = new PostgresWorkQueue(database, clock);
        subjects = new SubjectReader(catalogue);
        insert = new InsertCaseFiles(database, subjects);
        this.clock = clock;
    }

    @Override
    public CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event) {
        return database.inTransaction(() -> {
            int unused = openAll(scope, grant, List.of(file), event);
            return find(scope, file.id()).orElseThrow(() -> new IllegalArgumentException("The id is taken"));
        });
    }

    @Override
    public int openAll(AccessScope scope, EntryGrant grant, List<NewCaseFile> files, AuditEvent event) {
        for (NewCaseFile file : files) {
            grant.require(file.category(), file.unit(), Authority.Right.ENTER);
            if (!scope.allows(file.unit())) {
                throw new IllegalArgumentException("The unit lies outside the scope");
            }
        }
        return database.inTransaction(() -> {
            int opened = insert.apply(files, actor(event), clock.instant());
            if (opened > 0) {
                trail.append(event);
            }
            return opened;
        });
    }

    @Override
    public Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
        return find(scope, id, "");
    }

    private Optional<CaseFile> find(AccessScope scope, CaseFileId id, String lock) {
        return database.sql("SELECT * FROM case_files WHERE id = :id AND unit = ANY(:units)" + lock)
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.file(row))
                .optional();
    }

    @Override
    public Map<CaseFileId, CaseFile> findAll(AccessScope scope, Collection<CaseFileId> ids) {
        Map<CaseFileId, CaseFile> result = new LinkedHashMap<>();
        database.sql("SELECT * FROM case_files WHERE id = ANY(:ids::uuid[]) AND unit = ANY(:units)")
                .param("ids", ids.stream().map(CaseFileId::toString).toArray(String[]::new))
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.file(row))
                .list()
                .forEach(file -> result.put(file.id(), file));
        return result;
    }

    @Override
    public List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit) {
        CaseFileConditions conditions = new CaseFileConditions(scope, filter);
        return conditions
                .bind(database.plannedAnew(conditions.newest()))
                .param("limit", limit)
                .query((row, number) -> CaseFileRows.file(row))
                .list();
    }

    @Override
    public CaseFileChange change(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            CaseContents contents,
            Standing standing,
            UnitCode unit,
            String reason,
            AuditEvent event) {
        Instant now = now();
        return next(
                scope,
                grant,
                id,
                expectedVersion,
                reason,
                event,
                file -> new CaseFile(
                        id,
                        file.subject(),
                        file.category(),
                        unit,
                        file.version() + 1,
                        contents,
                        standing,
                        file.openedAt(),
                        file.openedBy(),
                        now,
                        actor(event),
                        file.deleted()));
    }

    @Override
    public CaseFileChange setDeleted(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            boolean deleted,
            String reason,
            AuditEvent event) {
        Instant now = now();
        return next(
                scope,
                grant,
                id,
                expectedVersion,
                reason,
                event,
                file -> new CaseFile(
                        id,
                        file.subject(),
                        file.category(),
                        file.unit(),
                        file.version() + 1,
                        file.contents(),
                        file.standing(),
                        file.openedAt(),
                        file.openedBy(),
                        now,
                        actor(event),
                        deleted));
    }

    private CaseFileChange next(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            String reason,
            AuditEvent event,
            UnaryOperator<CaseFile> change) {
        if (reason.isBlank() || reason.length() > 500) {
            throw new IllegalArgumentException("A change needs a reason of 1 to 500 characters");
        }
        return database.inTransaction(() -> {
            Optional<CaseFile> visible = find(scope, id, " FOR UPDATE");
            if (visible.isEmpty()) {
                return new CaseFileChange.NotFound();
            }
            CaseFile file = visible.get();
            grant.require(file.category(), file.unit(), Authority.Right.UPDATE);
            if (file.version() != expectedVersion) {
                return new CaseFileChange.Conflict(file);
            }
            CaseFile changed = change.apply(file);
            write(changed, StorableText.of(reason));
            queue.add(WorkKind.INDEX_RECORD, new DocumentId(id.value()), changed.changedAt());
            trail.append(event);
            return new CaseFileChange.Done(changed);
        });
    }

    private void write(CaseFile file, String reason) {
        Standing standing = file.standing();
        database.sql("""
                        WITH changed AS (
                            UPDATE case_files SET version = :version, unit = :unit, contents = :contents::jsonb,
                                documents = :documents::uuid[], status = :status, lacking = :lacking, due_code = :dueCode,
                                due = :due, deleted = :deleted, changed_at = :at, changed_by = :by
                            WHERE id = :id
                            RETURNING id, version, unit, contents, deleted, changed_at, changed_by),
                        keyed AS (
                            INSERT INTO subject_keys (case_file, keys)
                            VALUES (:id, string_to_array(:keys, ',')::bigint[])
                            ON CONFLICT (case_file) DO UPDATE SET keys = excluded.keys
                            WHERE subject_keys.keys <> excluded.keys)
                        INSERT INTO case_file_versions
                            (case_file, version, unit, contents, deleted, changed_at, changed_by, reason)
                        SELECT id, version, unit, contents, deleted, changed_at, changed_by, :reason FROM changed""")
                .param("id", file.id().value())
                .param("version", file.version())
                .param("unit", file.unit().value())
                .param("contents", CaseContentsCodec.encode(file.contents()))
                .param("documents", InsertCaseFiles.documents(file.contents()))
                .param("keys", InsertCaseFiles.joined(subjects.keys(file.category(), file.contents())))
                .param("status", standing.status())
                .param("lacking", standing.lacking().toArray(String[]::new))
                .param("dueCode", standing.dueCode())
                .param("due", standing.due())
                .param("deleted", file.deleted())
                .param("at", Columns.time(file.changedAt()))
                .param("by", file.changedBy())
                .param("reason", reason)
                .update();
    }

    @Override
    public List<CaseFileVersion> versions(AccessScope scope, CaseFileId id) {
        return database.sql("""
                        SELECT v.* FROM case_files f JOIN case_file_versions v ON v.case_file = f.id
                        WHERE f.id = :id AND f.unit = ANY(:units) ORDER BY v.version""")
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.version(row))
                .list();
    }

    @Override
    public List<CaseFileCounts> counts(AccessScope scope, LocalDate today) {
        return database.sql("""
                        SELECT unit, category, count(*) AS files, count(*) FILTER (WHERE incomplete) AS incomplete,
                            count(*) FILTER (WHERE due < :today) AS overdue
                        FROM case_files WHERE unit = ANY(:units) AND NOT deleted
                        GROUP BY unit, category ORDER BY unit COLLATE "C", category COLLATE "C\"""")
                .param("units", Columns.units(scope))
                .param("today", today)
                .query((row, number) -> CaseFileRows.counts(row))
                .list();
    }

    private static String actor(AuditEvent event) {
        return StorableText.of(event.act().actor().name());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
