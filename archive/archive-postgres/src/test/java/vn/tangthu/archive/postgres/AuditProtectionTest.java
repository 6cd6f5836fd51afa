package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.*;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.contract.TestClock;

/** What the database itself refuses, whoever asks. */
class AuditProtectionTest {
    private static TestDatabase database;
    private static AuditTrail trail;

    @BeforeAll
    static void writeSome() {
        TestClock clock = new TestClock();
        database = new TestDatabase();
        trail = new PostgresAuditTrail(database.application(), clock);
        for (int i = 0; i < 3; i++) {
            trail.append(event(Action.VIEWED));
        }
        new PostgresRecordRegistry(database.application(), clock)
                .register(HERE_ONLY, registration(HERE, "one"), event(Action.UPLOADED));
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entries SET actor = 'x'",
                "DELETE FROM audit_entries",
                "TRUNCATE audit_entries",
                "DELETE FROM audit_head",
                "INSERT INTO audit_head (only_row, sequence, hash) VALUES (false, 0, '')",
                "UPDATE metadata_versions SET note = 'x'",
                "DELETE FROM metadata_versions",
                "DELETE FROM documents",
                "DELETE FROM pages",
                "DELETE FROM units",
                "UPDATE units SET code = 'x'",
                "DELETE FROM case_files",
                "UPDATE case_files SET opened_by = 'x'",
                "UPDATE case_files SET category = 'x'",
                "UPDATE case_file_versions SET contents = '{}'",
                "DELETE FROM case_file_versions",
                "TRUNCATE case_file_versions",
                "UPDATE proposal_decisions SET verdict = 'x'",
                "DELETE FROM proposal_decisions",
                "UPDATE subject_decisions SET reason = 'x'",
                "DELETE FROM subject_decision_files",
                "DELETE FROM subject_keys",
                "DELETE FROM accounts",
                "ALTER TABLE audit_entries DISABLE TRIGGER ALL",
                "DROP TABLE audit_entries",
                "CREATE TABLE x (y text)",
                "SELECT * FROM flyway_schema_history"
            })
    void theApplicationMayNot(String sql) {
        JdbcClient application = database.asApplication();
        assertThatThrownBy(() -> application.sql(sql).update())
                .rootCause()
                .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("permission denied", "must be owner"));
        assertIntact();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entries SET actor = 'x'",
                "DELETE FROM audit_entries",
                "TRUNCATE audit_entries",
                "DELETE FROM audit_head",
                "TRUNCATE audit_head",
                "DELETE FROM metadata_versions",
                "UPDATE case_file_versions SET contents = '{}'",
                "DELETE FROM case_file_versions",
                "TRUNCATE case_file_versions",
                "DELETE FROM proposal_decisions",
                "TRUNCATE proposal_decisions",
                "UPDATE subject_decisions SET reason = 'x'",
                "DELETE FROM subject_decisions",
                "UPDATE subject_decision_files SET part = 0",
                "DELETE FROM subject_decision_files"
            })
    void notEvenTheOwnerMayInPassing(String sql) {
        JdbcClient owner = database.asOwner();
        assertThatThrownBy(() -> owner.sql(sql).update()).rootCause().hasMessageContaining("never changed or removed");
        assertIntact();
    }

    @Test
    void aMalformedEntryIsNamed() {
        try (TestDatabase own = new TestDatabase()) {
            AuditTrail spoiled = new PostgresAuditTrail(own.application(), new TestClock());
            spoiled.append(event(Action.VIEWED));
            spoiled.append(event(Action.VIEWED));
            JdbcClient superuser = own.asSuperuser();
            superuser.sql("ALTER TABLE audit_entries DISABLE TRIGGER ALL").update();
            superuser
                    .sql("UPDATE audit_entries SET hash = '\\x00' WHERE sequence = 2")
                    .update();
            assertThat(spoiled.verify()).isEqualTo(new ChainCheck.Broken(2, "the entry is malformed"));
            superuser
                    .sql("UPDATE audit_entries SET detail_values = '{}' WHERE sequence = 1")
                    .update();
            assertThat(spoiled.verify()).isEqualTo(new ChainCheck.Broken(1, "the entry is malformed"));
        }
    }

    @Test
    void sessionsCanBeKept() {
        JdbcClient application = database.asApplication();
        application
                .sql("INSERT INTO spring_session VALUES ('p', 's', 0, 0, 60, 60000, 'officer.example')")
                .update();
        application
                .sql("INSERT INTO spring_session_attributes VALUES ('p', 'a', '\\x01')")
                .update();
        application.sql("DELETE FROM spring_session").update();
        assertThat(application
                        .sql("SELECT count(*) FROM spring_session_attributes")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void assertIntact() {
        assertThat(trail.verify())
                .isInstanceOfSatisfying(
                        ChainCheck.Intact.class,
                        intact -> assertThat(intact.entries()).isEqualTo(4));
    }
}
