package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.PRISONER;
import static vn.tangthu.archive.contract.CaseSamples.caseFile;
import static vn.tangthu.archive.contract.CaseSamples.mayEnter;
import static vn.tangthu.archive.contract.CaseSamples.mayUpdate;
import static vn.tangthu.archive.contract.Samples.*;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.NewImport;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.postgres.DatabaseCopy.Outcome;
import vn.tangthu.archive.registry.Registration;
import vn.tangthu.catalogue.Catalogue;

/** A whole system of record goes to another database, or nothing does. */
class DatabaseCopyTest {
    private final TestClock clock = new TestClock();
    private final TestDatabase from = new TestDatabase();
    private final TestDatabase to = new TestDatabase();
    private final PostgresRecordRegistry registry = new PostgresRecordRegistry(from.application(), clock);
    private final PostgresCaseFiles caseFiles = new PostgresCaseFiles(from.application(), clock, Catalogue.load());
    private final NewCaseFile caseFile = caseFile(HERE);
    private DocumentId id = DocumentId.random();

    @BeforeEach
    void fill() throws SQLException {
        for (TestDatabase database : List.of(from, to)) {
            prepare(database, "1.0");
        }
        Registration registration = registration(HERE, "one");
        id = registration.id();
        registry.register(HERE_ONLY, registration, event(Action.UPLOADED));
        registry.register(HERE_ONLY, registration(HERE, "two"), event(Action.UPLOADED));
        PostgresReadingDesk desk = new PostgresReadingDesk(from.application(), clock);
        desk.started(id, "application/pdf", 2);
        desk.savePage(digest("one"), page(1, "trang\tmột\n\\N"));
        desk.savePage(digest("one"), page(2, "", 0.1f));
        desk.completed(id, event(Action.READ_COMPLETED));
        caseFiles.open(HERE_ONLY, mayEnter(PRISONER, HERE), caseFile, event(Action.RECORD_OPENED));
        caseFiles.setDeleted(
                HERE_ONLY, mayUpdate(PRISONER, HERE), caseFile.id(), 1, true, "Ví dụ", event(Action.RECORD_DELETED));
        new PostgresUnits(from.application(), Clock.systemUTC()).addMissing(Units.of(Catalogue.load()));
    }

    private static void prepare(TestDatabase database, String version) throws SQLException {
        new SchemaMigration(database.unpooled("tangthu_owner"), "tangthu_app").run(version);
    }

    @AfterEach
    void close() {
        from.close();
        to.close();
    }

    private DatabaseCopy copy() {
        return new DatabaseCopy(from.application(), to.unpooled("tangthu_owner"), clock);
    }

    private Outcome run() throws IOException, SQLException {
        return run(() -> {});
    }

    private Outcome run(BeforeCommit beforeCommit) throws IOException, SQLException {
        return copy().run(new DatabaseCopy.Handover() {
            @Override
            public AuditEvent entry(Outcome.Copied copied) {
                return event(Action.MOVED);
            }

            @Override
            public void beforeCommit() throws IOException {
                beforeCommit.run();
            }
        });
    }

    private interface BeforeCommit {
        void run() throws IOException;
    }

    @Test
    void allOfItGoesAndWorkGoesOnWhereItStopped() throws Exception {
        assertThat(copy().obstacle()).isEmpty();
        assertThat(run())
                .isInstanceOfSatisfying(
                        Outcome.Copied.class,
                        copied -> assertThat(copied.rows())
                                .containsAllEntriesOf(Map.of(
                                        "documents", 2L, "metadata_versions", 2L, "pages", 2L, "audit_entries", 5L))
                                .containsAllEntriesOf(Map.of("case_files", 1L, "case_file_versions", 2L)));

        PostgresRecordRegistry there = new PostgresRecordRegistry(to.application(), clock);
        assertThat(there.find(HERE_ONLY, id)).isEqualTo(registry.find(HERE_ONLY, id));
        PostgresCaseFiles filesThere = new PostgresCaseFiles(to.application(), clock, Catalogue.load());
        assertThat(filesThere.find(HERE_ONLY, caseFile.id()))
                .isPresent()
                .isEqualTo(caseFiles.find(HERE_ONLY, caseFile.id()));
        assertThat(filesThere.versions(HERE_ONLY, caseFile.id()))
                .isEqualTo(caseFiles.versions(HERE_ONLY, caseFile.id()));
        assertThat(new PostgresUnits(to.application(), Clock.systemUTC()).tree().units())
                .isEqualTo(Units.of(Catalogue.load()));
        AuditTrail trail = new PostgresAuditTrail(to.application(), clock);
        assertThat(trail.verify())
                .isInstanceOfSatisfying(
                        ChainCheck.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(6));
        assertThat(trail.readAll(AuditQuery.newest(1)).getFirst().action()).isEqualTo(Action.MOVED.code());
        assertThat(new PostgresWorkQueue(to.application(), clock).depth())
                .isEqualTo(new PostgresWorkQueue(from.application(), clock).depth());

        there.register(HERE_ONLY, registration(HERE, "three"), event(Action.UPLOADED));
        assertThat(trail.verify())
                .isInstanceOfSatisfying(
                        ChainCheck.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(7));
        try (ServicePresence presence = new ServicePresence(
                to.unpooled("tangthu_app"),
                "a",
                Installation.needed("1.0"),
                Clock.systemUTC(),
                Duration.ofSeconds(30))) {
            assertThat(presence.check()).isInstanceOf(ServicePresence.Standing.Present.class);
        }
    }

    @Test
    void originalsAndPageImagesAreReferredTo() throws SQLException {
        NewImport sent =
                new NewImport(ImportId.random(), "prisoner", HERE, new ImportFile(digest("table"), "ví dụ.csv", 5));
        new PostgresImports(from.application(), clock).add(HERE_ONLY, sent, event(Action.IMPORT_SENT));
        List<Sha256> found = new ArrayList<>();
        copy().referenced(found::add); // add() answers true: go on
        assertThat(found)
                .containsExactlyInAnyOrder(
                        digest("one"), digest("two"), digest("image 1"), digest("image 2"), digest("table"));
    }

    @Test
    void aDatabaseThatHoldsSomethingIsLeftAlone() throws Exception {
        new PostgresAuditTrail(to.application(), clock).append(event(Action.STARTED));
        assertThat(copy().obstacle()).contains(new Outcome.NotEmpty("audit_entries"));
        assertThat(run()).isEqualTo(new Outcome.NotEmpty("audit_entries"));
        assertThat(count("documents")).isZero();
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        prepare(to, "1.1");
        assertThat(run())
                .isEqualTo(new Outcome.OtherSchema(
                        Optional.of(Installation.needed("1.0")), Optional.of(Installation.needed("1.1"))));
        assertThat(count("documents")).isZero();
    }

    @Test
    void nothingIsWrittenUnderAService() throws Exception {
        try (ServicePresence presence = new ServicePresence(
                to.unpooled("tangthu_app"),
                "a",
                Installation.needed("1.0"),
                Clock.systemUTC(),
                Duration.ofSeconds(30))) {
            presence.check();
            assertThat(run()).isEqualTo(new Outcome.ServicesRunning());
        }
    }

    @Test
    void aRowThatComesOutDifferentUndoesAll() throws Exception {
        to.asSuperuser().sql("""
                CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN IF NEW.number = 2 THEN RETURN NULL; END IF; RETURN NEW; END $$""").update();
        to.asSuperuser()
                .sql("CREATE TRIGGER lose BEFORE INSERT ON pages FOR EACH ROW EXECUTE FUNCTION lose()")
                .update();
        assertThat(run()).isEqualTo(new Outcome.Differs("pages"));
        assertThat(count("documents")).isZero();
        assertThat(count("audit_entries")).isZero();
    }

    /** As after a lost answer to the commit, or a power failure right after it. */
    @Test
    void whatWasCopiedBeforeIsKnownAgain() throws Exception {
        assertThat(run()).isInstanceOf(Outcome.Copied.class);
        new PostgresAuditTrail(to.application(), clock).append(event(Action.STARTED));
        long entries = count("audit_entries");
        assertThat(copy().obstacle()).contains(new Outcome.AlreadyThere());
        assertThat(run()).isEqualTo(new Outcome.AlreadyThere());
        assertThat(count("audit_entries")).isEqualTo(entries);
    }

    @Test
    void aSourceThatWasUsedAfterwardsIsAnother() throws Exception {
        assertThat(run()).isInstanceOf(Outcome.Copied.class);
        // Both trails go on with an entry of the same number.
        new PostgresAuditTrail(from.application(), clock).append(event(Action.STARTED));
        assertThat(run()).isInstanceOf(Outcome.NotEmpty.class);
    }

    @Test
    void aHandoverThatFailsUndoesAll() throws SQLException {
        assertThatThrownBy(() -> run(() -> {
                    throw new IOException("planted");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("planted");
        assertThat(count("documents")).isZero();
        assertThat(count("audit_entries")).isZero();
    }

    @Test
    void theFirstErrorIsTold() throws SQLException {
        assertThatThrownBy(() -> run(() -> {
                    to.asSuperuser()
                            .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE usename = 'tangthu_owner' AND datname = current_database()")
                            .query()
                            .listOfRows();
                    throw new IOException("planted");
                }))
                .hasMessage("planted")
                .satisfies(e -> assertThat(e.getSuppressed()).isNotEmpty());
    }

    /** Whoever adds a table decides whether it goes along. */
    @Test
    void everyTableIsThoughtOf() {
        Set<String> known = new HashSet<>(CopiedTable.LEFT_BEHIND);
        CopiedTable.ALL.forEach(table -> known.add(table.name()));
        assertThat(to.asSuperuser()
                        .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    private long count(String table) {
        return to.asSuperuser()
                .sql("SELECT count(*) FROM " + table)
                .query(Long.class)
                .single();
    }
}
