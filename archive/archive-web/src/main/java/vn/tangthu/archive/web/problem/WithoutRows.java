package vn.tangthu.archive.web.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Stands in the log for a failure of the database: classes, state and stack, without messages. Those of PostgreSQL quote
 * the row that failed, and so persons' data.
 */
final class WithoutRows extends RuntimeException {
    private WithoutRows(Throwable failure) {
        super(name(failure));
        setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause();
        if (cause != null) {
            initCause(new WithoutRows(cause));
        }
    }

    /** The failure itself where no database is involved. */
    static Throwable of(Throwable failure) {
        return isOfDatabase(failure) ? new WithoutRows(failure) : failure;
    }

    private static boolean isOfDatabase(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException || cause instanceof DataAccessException) {
                return true;
            }
        }
        return false;
    }

    private static String name(Throwable failure) {
        String type = failure.getClass().getName();
        return failure instanceof SQLException sql ? type + ", SQL state " + sql.getSQLState() : type;
    }
}
