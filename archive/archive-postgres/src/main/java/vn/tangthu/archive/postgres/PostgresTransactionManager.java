package vn.tangthu.archive.postgres;

import java.io.Serial;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;

/**
 * Says that the database is not reachable where a transaction cannot even be rolled back: a pool that has dropped the lost
 * connection answers without a SQL state, and that answer would take the place of the real one.
 */
final class PostgresTransactionManager extends JdbcTransactionManager {
    @Serial
    private static final long serialVersionUID = 1L;

    PostgresTransactionManager(DataSource source) {
        super(source);
    }

    @Override
    protected RuntimeException translateException(String task, SQLException e) {
        RuntimeException translated = super.translateException(task, e);
        return translated instanceof TransactionSystemException
                ? new DataAccessResourceFailureException(task + " failed: the connection is lost", e)
                : translated;
    }
}
