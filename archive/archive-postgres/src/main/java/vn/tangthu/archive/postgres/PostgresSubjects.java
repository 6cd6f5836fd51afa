package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.StorableText;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.DecisionRequest;
import vn.tangthu.archive.subject.KeptDecision;
import vn.tangthu.archive.subject.KeptDecision.Touched;
import vn.tangthu.archive.subject.SplitSubjects;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectChange;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.catalogue.Catalogue;

/** Subjects in PostgreSQL. Ties, decision, queue rows and audit entry are one transaction of the database. */
public final class PostgresSubjects implements Subjects {
    private static final String VISIBLE = " unit = ANY(:units) AND NOT deleted";

    /** Decisions are rare and touch one another's case files: each waits for the one before. */
    private static final long ONE_AT_A_TIME = 0x7375_626a_6563_7473L;

    private final Database database;
    private final PostgresAuditTrail trail;
    private final PostgresWorkQueue queue;
    private final SubjectDecisionRows decisions;
    private final SubjectReader reader;
    private final Clock clock;

    public PostgresSubjects(DataSource source, Clock clock, Catalogue catalogue) {
        database = new Database(source);
        trail = new PostgresAuditTrail(database, clock);
        queue = new PostgresWorkQueue(database, clock);
        decisions = new SubjectDecisionRows(database);
        reader = new SubjectReader(catalogue);
        this.clock = clock;
    }

    @Override
    public Optional<Subject> find(AccessScope scope, SubjectId id) {
        return subject(scope, id).or(() -> later(scope, id).flatMap(now -> subject(scope, now)));
    }

    private Optional<Subject> subject(AccessScope scope, SubjectId id) {
        List<CaseFile> seen = database.sql("SELECT * FROM case_files WHERE subject = :id AND" + VISIBLE)
                .param("id", id.value())
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.file(row))
                .list();
        return seen.isEmpty() ? Optional.empty() : Optional.of(reader.subject(id, seen));
    }

    /** The subject that a visible case file of this former one is of now. */
    private Optional<SubjectId> later(AccessScope scope, SubjectId former) {
        return database.sql("SELECT f.subject FROM subject_decision_files t JOIN case_files f ON f.id = t.case_file"
                        + " WHERE t.before = :id AND" + VISIBLE
                        + " ORDER BY t.decision DESC, t.part, t.case_file LIMIT 1")
                .param("id", former.value())
                .param("units", Columns.units(scope))
                .query(UUID.class)
                .optional()
                .map(SubjectId::new);
    }

    @Override
    public List<Candidate> candidates(AccessScope scope, CaseFileId id, int limit) {
        Optional<CaseFile> found = files(scope, List.of(id), "").stream().findFirst();
        if (found.isEmpty()) {
            return List.of();
        }
        CaseFile file = found.get();
        List<CaseFile> others = database.sql("""
                        SELECT f.* FROM subject_keys k JOIN case_files f ON f.id = k.case_file
                        WHERE k.keys && :keys::bigint[] AND f.subject <> :subject AND f.subject <> ALL(:apart::uuid[])
                            AND f.unit = ANY(:units) AND NOT f.deleted
                        ORDER BY (SELECT count(*) FROM unnest(k.keys) AS key WHERE key = ANY(:keys::bigint[]) AND key & 1 = 1) DESC,
                            (SELECT count(*) FROM unnest(k.keys) AS key WHERE key = ANY(:keys::bigint[])) DESC, f.id
                        LIMIT :most""")
                .param(
                        "keys",
                        reader.keys(file.category(), file.contents()).values().toArray(Long[]::new))
                .param("subject", file.subject().value())
                .param("apart", keptApart(file.subject()))
                .param("units", Columns.units(scope))
                .param("most", MOST_COMPARED)
                .query((row, number) -> CaseFileRows.file(row))
                .list();
        return reader.candidates(file, others, limit);
    }

    /** Subjects one of whose case files somebody kept apart from one of this. */
    private String[] keptApart(SubjectId subject) {
        return database.sql("""
                        SELECT DISTINCT other.subject::text
                        FROM case_files mine JOIN subject_decision_files t ON t.case_file = mine.id
                            JOIN subject_decisions d ON d.id = t.decision AND d.kind = :kind
                            JOIN subject_decision_files o ON o.decision = d.id AND o.part <> t.part
                            JOIN case_files other ON other.id = o.case_file
                        WHERE mine.subject = :subject""")
                .param("kind", SubjectDecision.Kind.KEPT_APART.name())
                .param("subject", subject.value())
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }

    @Override
    public SubjectChange merge(AccessScope scope, DecisionRequest request) {
        request.requireTwoOrMore();
        return oneAtATime(() -> {
            List<CaseFile> named = named(scope, request);
            if (named.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            if (named.stream().map(reader::kind).distinct().count() > 1) {
                return new SubjectChange.OtherKind();
            }
            List<SubjectId> merged =
                    named.stream().map(CaseFile::subject).distinct().toList();
            if (merged.size() < 2) {
                return new SubjectChange.AlreadySo();
            }
            Map<CaseFileId, SubjectId> all = ofSubjects(merged);
            tie(all.keySet(), merged.getFirst());
            keep(SubjectDecision.Kind.MERGED, all, request, file -> merged.indexOf(all.get(file)));
            return done(scope, merged.getFirst());
        });
    }

    @Override
    public SubjectChange split(AccessScope scope, DecisionRequest request) {
        return oneAtATime(() -> {
            List<CaseFile> leaving = named(scope, request);
            if (leaving.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            SubjectId current = leaving.getFirst().subject();
            if (leaving.stream().anyMatch(file -> !file.subject().equals(current))) {
                return new SubjectChange.Contradiction();
            }
            Map<CaseFileId, SubjectId> all = ofSubjects(List.of(current));
            Set<CaseFileId> staying = new HashSet<>(all.keySet());
            request.files().forEach(staying::remove);
            if (files(scope, staying, "").isEmpty()) {
                return new SubjectChange.AlreadySo();
            }
            SplitSubjects subjects =
                    SplitSubjects.of(current, request.files(), staying, decisions.touching(all.keySet()), this::free);
            tie(request.files(), subjects.leaving());
            tie(staying, subjects.staying());
            keep(SubjectDecision.Kind.SPLIT, all, request, file -> staying.contains(file) ? 1 : 0);
            return done(scope, subjects.leaving());
        });
    }

    @Override
    public SubjectChange keepApart(AccessScope scope, DecisionRequest request) {
        request.requireTwo();
        return oneAtATime(() -> {
            List<CaseFile> named = named(scope, request);
            if (named.isEmpty()) {
                return new SubjectChange.NotFound();
            }
            SubjectId subject = named.getFirst().subject();
            if (subject.equals(named.getLast().subject())) {
                return new SubjectChange.Contradiction();
            }
            if (decided(request)) {
                return new SubjectChange.AlreadySo();
            }
            Map<CaseFileId, SubjectId> both = new HashMap<>();
            named.forEach(file -> both.put(file.id(), file.subject()));
            keep(SubjectDecision.Kind.KEPT_APART, both, request, request.files()::indexOf);
            return done(scope, subject);
        });
    }

    private boolean decided(DecisionRequest request) {
        return decisions.touching(request.files()).stream()
                .filter(decision -> decision.kind() == SubjectDecision.Kind.KEPT_APART)
                .map(decision -> decision.touched().stream().map(Touched::file).toList())
                .anyMatch(pair -> pair.containsAll(request.files()));
    }

    @Override
    public List<SubjectDecision> history(AccessScope scope, CaseFileId id) {
        List<KeptDecision> all = decisions.touching(List.of(id));
        Set<CaseFileId> touched = new HashSet<>();
        all.forEach(decision -> decision.touched().forEach(one -> touched.add(one.file())));
        Set<CaseFileId> visible = new HashSet<>();
        files(scope, touched, "").forEach(file -> visible.add(file.id()));
        if (!visible.contains(id)) {
            return List.of();
        }
        return all.stream()
                .flatMap(decision -> decision.seen(visible::contains).stream())
                .toList();
    }

    private SubjectChange oneAtATime(Supplier<SubjectChange> decision) {
        return Objects.requireNonNull(database.inTransaction(() -> {
            database.sql("SELECT pg_advisory_xact_lock(:key)")
                    .param("key", ONE_AT_A_TIME)
                    .query(row -> {});
            return decision.get();
        }));
    }

    /** All of them in their order, or none where one cannot be seen; held until the transaction ends. */
    private List<CaseFile> named(AccessScope scope, DecisionRequest request) {
        List<CaseFile> named = files(scope, request.files(), " ORDER BY id FOR UPDATE").stream()
                .sorted(Comparator.comparingInt(file -> request.files().indexOf(file.id())))
                .toList();
        if (named.size() < request.files().size()) {
            return List.of();
        }
        request.requireGrants(named);
        return named;
    }

    private List<CaseFile> files(AccessScope scope, Collection<CaseFileId> ids, String lock) {
        return database.sql("SELECT * FROM case_files WHERE id = ANY(:ids::uuid[]) AND" + VISIBLE + lock)
                .param("ids", texts(ids))
                .param("units", Columns.units(scope))
                .query((row, number) -> CaseFileRows.file(row))
                .list();
    }

    /** Every case file of these subjects, whoever keeps it. */
    private Map<CaseFileId, SubjectId> ofSubjects(Collection<SubjectId> subjects) {
        Map<CaseFileId, SubjectId> result = new HashMap<>();
        database.sql("SELECT id, subject FROM case_files WHERE subject = ANY(:subjects::uuid[]) ORDER BY id FOR UPDATE")
                .param("subjects", texts(subjects))
                .query((row, number) -> result.put(
                        new CaseFileId(row.getObject("id", UUID.class)),
                        new SubjectId(row.getObject("subject", UUID.class))))
                .list();
        return result;
    }

    private boolean free(SubjectId subject) {
        return database.sql("SELECT NOT EXISTS (SELECT 1 FROM case_files WHERE subject = :subject)")
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    private void tie(Collection<CaseFileId> files, SubjectId subject) {
        database.sql("UPDATE case_files SET subject = :subject WHERE id = ANY(:ids::uuid[]) AND subject <> :subject")
                .param("subject", subject.value())
                .param("ids", texts(files))
                .update();
    }

    private void keep(
            SubjectDecision.Kind kind,
            Map<CaseFileId, SubjectId> before,
            DecisionRequest request,
            ToIntFunction<CaseFileId> part) {
        Instant now = clock.instant();
        List<Touched> touched = before.entrySet().stream()
                .map(entry -> new Touched(
                        entry.getKey(),
                        part.applyAsInt(entry.getKey()),
                        request.files().contains(entry.getKey()),
                        entry.getValue()))
                .sorted(Comparator.comparing(Touched::file))
                .toList();
        decisions.insert(new KeptDecision(
                kind,
                touched,
                StorableText.of(request.reason()),
                now,
                StorableText.of(request.event().act().actor().name())));
        touched.forEach(one ->
                queue.add(WorkKind.INDEX_RECORD, new DocumentId(one.file().value()), now));
        trail.append(request.event());
    }

    private SubjectChange done(AccessScope scope, SubjectId subject) {
        return new SubjectChange.Done(subject(scope, subject).orElseThrow());
    }

    private static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
