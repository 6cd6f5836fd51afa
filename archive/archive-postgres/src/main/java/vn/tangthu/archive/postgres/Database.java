package vn.tangthu.archive.postgres;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Statements and transactions; a transaction that is under way on the same data source is joined. */
final class Database {
    private static final int FETCH_SIZE = 500;
    private final DataSource source;
    private final JdbcClient client;
    private final JdbcClient unprepared;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    Database(DataSource source) {
        this.source = source;
        client = JdbcClient.create(source);
        unprepared = JdbcClient.create(new Unprepared(source));
        PostgresTransactionManager manager = new PostgresTransactionManager(source);
        transaction = new TransactionTemplate(manager);
        snapshot = new TransactionTemplate(manager);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setReadOnly(true);
    }

    StatementSpec sql(String sql) {
        return client.sql(sql);
    }

    /**
     * For conditions on values of which some are frequent and some rare: a plan that is made once for all of them would
     * serve one of the two badly. Likewise for arrays, which such a plan takes for short ones.
     */
    StatementSpec plannedAnew(String sql) {
        return unprepared.sql(sql);
    }

    <T extends @Nullable Object> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    void run(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    /** Sees one moment of the database, whatever others write meanwhile. */
    <T extends @Nullable Object> T inSnapshot(Supplier<T> work) {
        return snapshot.execute(status -> work.get());
    }

    /** Rows come in portions, within a transaction. */
    JdbcTemplate streaming() {
        JdbcTemplate template = new JdbcTemplate(source);
        template.setFetchSize(FETCH_SIZE);
        return template;
    }

    /** Statements that are not prepared in the server, however often they are run. */
    private static final class Unprepared extends JdbcTemplate {
        Unprepared(DataSource source) {
            super(source);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            super.applyStatementSettings(statement);
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
    }
}
