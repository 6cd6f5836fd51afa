package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.*;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.registry.Registration;

/** Record, audit entry and queue row are there together or not at all, whatever happens to the connection. */
@Timeout(120)
class CrashTest {
    private final AtomicInteger killed = new AtomicInteger();
    private final TestClock clock = new TestClock();
    private final TestDatabase database = new TestDatabase();
    private final RecordRegistry registry = new PostgresRecordRegistry(database.application(), clock);
    private final AuditTrail trail = new PostgresAuditTrail(database.application(), clock);
    private final JdbcClient superuser = database.asSuperuser();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aBackendKilledInTheMiddleOfARegistrationLeavesNothing() throws Exception {
        Registration registration = registration(HERE, "one");
        CompletableFuture<Void> registering;
        try (Connection lock = holdTheHead()) {
            registering = CompletableFuture.runAsync(
                    () -> registry.register(HERE_ONLY, registration, event(Action.UPLOADED)));
            while (terminate("wait_event_type = 'Lock'").isEmpty()) {
                Thread.onSpinWait();
            }
            lock.rollback();
        }
        assertThatThrownBy(registering::join).hasCauseInstanceOf(DataAccessResourceFailureException.class);
        assertThat(registry.find(HERE_ONLY, registration.id())).isEmpty();
        assertThat(count("work")).isZero();
        assertThat(count("metadata_versions")).isZero();
        assertThat(count("audit_entries")).isZero();

        registry.register(HERE_ONLY, registration, event(Action.UPLOADED));
        assertThat(registry.find(HERE_ONLY, registration.id())).isPresent();
        assertThat(trail.verify()).isInstanceOf(ChainCheck.Intact.class);
    }

    @Test
    void backendsKilledAtRandomLoseNothingThatWasAcknowledged() throws Exception {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        List<DocumentId> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<DocumentId>>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> registerMany(40)));
            }
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                Thread.sleep(random.nextInt(20));
                terminate("state <> 'idle'");
            }
            for (Future<List<DocumentId>> writer : writers) {
                acknowledged.addAll(writer.get());
            }
        }
        List<DocumentId> kept = registry.list(HERE_ONLY, DocumentFilter.all(), 1000).stream()
                .map(document -> document.id())
                .toList();
        assertThat(kept).as("seed %d", seed).containsAll(acknowledged);
        assertThat(killed).as("seed %d", seed).hasPositiveValue();
        long documents = kept.size();
        assertThat(count("work")).as("seed %d", seed).isEqualTo(documents);
        assertThat(count("metadata_versions")).as("seed %d", seed).isEqualTo(documents);
        assertThat(trail.readAll(AuditQuery.newest(1000))).as("seed %d", seed).hasSize((int) documents);
        assertThat(trail.verify()).as("seed %d", seed).isInstanceOf(ChainCheck.Intact.class);
    }

    private List<DocumentId> registerMany(int count) {
        List<DocumentId> acknowledged = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Registration registration = registration(HERE, "content " + i);
            try {
                acknowledged.add(registry.register(HERE_ONLY, registration, event(Action.UPLOADED))
                        .id());
            } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
                killed.incrementAndGet();
            }
        }
        return acknowledged;
    }

    @Test
    void aTransactionAroundSeveralPortsIsOne() {
        TransactionTemplate around = new TransactionTemplate(new JdbcTransactionManager(database.application()));
        Registration registration = registration(HERE, "one");
        around.executeWithoutResult(status -> {
            registry.register(HERE_ONLY, registration, event(Action.UPLOADED));
            trail.append(event(Action.VIEWED));
            status.setRollbackOnly();
        });
        assertThat(registry.find(HERE_ONLY, registration.id())).isEmpty();
        assertThat(count("audit_entries")).isZero();
        assertThat(count("work")).isZero();
    }

    @Test
    void aDatabaseThatCannotBeReachedIsSaidToBeSo() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        RecordRegistry unreachable = new PostgresRecordRegistry(nowhere, clock);
        assertThatThrownBy(() -> unreachable.find(HERE_ONLY, DocumentId.random()))
                .isInstanceOf(DataAccessResourceFailureException.class);
        assertThatThrownBy(() -> unreachable.register(HERE_ONLY, registration(HERE, "x"), event(Action.UPLOADED)))
                .isInstanceOf(CannotCreateTransactionException.class);
    }

    private Connection holdTheHead() throws SQLException {
        Connection connection = database.application().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT * FROM audit_head FOR UPDATE");
        }
        return connection;
    }

    private Optional<Boolean> terminate(String condition) {
        return superuser
                .sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = :name AND usename = 'tangthu_app' AND " + condition + " LIMIT 1")
                .param("name", database.name())
                .query(Boolean.class)
                .optional();
    }

    private long count(String table) {
        return superuser.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
