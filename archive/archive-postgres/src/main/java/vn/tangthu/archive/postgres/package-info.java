/**
 * The system of record in PostgreSQL. The classes need nothing but a data source of the application's role and a clock;
 * given the same data source they take part in each other's transactions. A database that cannot be reached surfaces as
 * Spring's {@code DataAccessResourceFailureException} or {@code CannotCreateTransactionException}.
 */
@NullMarked
package vn.tangthu.archive.postgres;

import org.jspecify.annotations.NullMarked;
