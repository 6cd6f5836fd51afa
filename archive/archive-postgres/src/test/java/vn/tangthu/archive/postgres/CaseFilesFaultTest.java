package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.*;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.HERE_ONLY;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.catalogue.Catalogue;

/** Case file, version, queue row and audit entry are there together or not at all, whichever of them fails. */
@Timeout(120)
class CaseFilesFaultTest {
    private static final List<String> WRITTEN = List.of("case_files", "case_file_versions", "work", "audit_entries");

    private final TestClock clock = new TestClock();
    private final TestDatabase database = new TestDatabase();
    private final PostgresCaseFiles files = new PostgresCaseFiles(database.application(), clock, Catalogue.load());
    private final JdbcClient superuser = database.asSuperuser();

    @AfterEach
    void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"case_files", "case_file_versions", "work", "audit_entries"})
    void whereOneOfThemCannotBeWrittenNoneIs(String table) {
        NewCaseFile file = caseFile(HERE);
        CaseFile opened = files.open(HERE_ONLY, mayEnter(PRISONER, HERE), file, event(Action.RECORD_OPENED, file.id()));
        List<Long> before = counts();
        superuser.sql("""
                CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'planted'; END $$""").update();
        superuser
                .sql("CREATE TRIGGER fail BEFORE INSERT OR UPDATE ON " + table
                        + " FOR EACH STATEMENT EXECUTE FUNCTION fail()")
                .update();

        List<NewCaseFile> many =
                Stream.generate(() -> caseFile(HERE)).limit(3000).toList();
        fails(() -> files.open(
                HERE_ONLY, mayEnter(PRISONER, HERE), many.getFirst(), event(Action.RECORD_OPENED, file.id())));
        fails(() ->
                files.openAll(HERE_ONLY, mayEnter(PRISONER, HERE), many, event(Action.RECORDS_IMPORTED, file.id())));
        fails(() -> files.change(
                HERE_ONLY,
                mayUpdate(PRISONER, HERE),
                file.id(),
                1,
                contents("Trần Thị Ví Dụ"),
                standing("dead"),
                HERE,
                "Lý do",
                event(Action.RECORD_CHANGED, file.id())));
        fails(() -> files.setDeleted(
                HERE_ONLY,
                mayUpdate(PRISONER, HERE),
                file.id(),
                1,
                true,
                "Lý do",
                event(Action.RECORD_DELETED, file.id())));
        assertThat(counts()).isEqualTo(before);
        assertThat(files.find(HERE_ONLY, file.id())).contains(opened);

        superuser.sql("DROP TRIGGER fail ON " + table).update();
        assertThat(files.openAll(HERE_ONLY, mayEnter(PRISONER, HERE), many, event(Action.RECORDS_IMPORTED, file.id())))
                .isEqualTo(3000);
        assertThat(counts()).containsExactly(3001L, 3001L, 3001L, 2L);
    }

    @Test
    void aBackendKilledInTheMiddleOfManyLeavesNothing() throws Exception {
        List<NewCaseFile> many =
                Stream.generate(() -> caseFile(HERE)).limit(3000).toList();
        CompletableFuture<Integer> opening;
        try (Connection lock = holdTheHead()) {
            opening = CompletableFuture.supplyAsync(() -> openAll(many));
            while (terminateTheWaiting().isEmpty()) {
                Thread.onSpinWait();
            }
            lock.rollback();
        }
        assertThatThrownBy(opening::join).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        assertThat(counts()).containsOnly(0L);
        assertThat(openAll(many)).isEqualTo(3000);
        assertThat(new PostgresAuditTrail(database.application(), clock).verify())
                .isInstanceOf(ChainCheck.Intact.class);
    }

    private int openAll(List<NewCaseFile> many) {
        return files.openAll(
                HERE_ONLY,
                mayEnter(PRISONER, HERE),
                many,
                event(Action.RECORDS_IMPORTED, many.getFirst().id()));
    }

    private static void fails(Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("planted");
    }

    private List<Long> counts() {
        return WRITTEN.stream()
                .map(table -> superuser
                        .sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private Connection holdTheHead() throws SQLException {
        Connection connection = database.application().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM audit_head FOR UPDATE");
        }
        return connection;
    }

    private Optional<Boolean> terminateTheWaiting() {
        return superuser
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
                        + " AND usename = 'tangthu_app' AND wait_event_type = 'Lock' LIMIT 1")
                .param("name", database.name())
                .query(Boolean.class)
                .optional();
    }
}
