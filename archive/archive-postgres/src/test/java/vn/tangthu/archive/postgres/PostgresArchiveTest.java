package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.contract.SystemOfRecordContract;
import vn.tangthu.archive.contract.TestArchive;
import vn.tangthu.catalogue.Catalogue;

class PostgresArchiveTest implements SystemOfRecordContract {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Override
    public TestArchive open(Clock clock) {
        return open(new TestDatabase(), clock);
    }

    static TestArchive open(TestDatabase database, Clock clock) {
        DataSource source = database.application();
        AuditTrail trail = new PostgresAuditTrail(source, clock);
        return new TestArchive(
                new PostgresRecordRegistry(source, clock),
                new PostgresReadingDesk(source, clock),
                trail,
                new PostgresWorkQueue(source, clock),
                new PostgresAccounts(source, clock),
                new PostgresTokens(source, clock),
                new PostgresUnits(source, clock),
                new PostgresCaseFiles(source, clock, CATALOGUE),
                new PostgresCaseFileDesk(source, clock),
                new PostgresSubjects(source, clock, CATALOGUE),
                change -> tamper(database.asSuperuser(), trail, change),
                database::close);
    }

    /** A superuser can switch the triggers off; that is what the chain is for. */
    private static void tamper(JdbcClient superuser, AuditTrail trail, UnaryOperator<List<AuditEntry>> change) {
        List<AuditEntry> changed =
                change.apply(trail.readAll(AuditQuery.newest(1000)).reversed());
        superuser.sql("ALTER TABLE audit_entries DISABLE TRIGGER ALL").update();
        superuser.sql("DELETE FROM audit_entries").update();
        for (AuditEntry entry : changed) {
            superuser
                    .sql("""
                            INSERT INTO audit_entries VALUES (:sequence, :at, :actor, :roles, :unit, :purpose, :reference,
                                :channel, :request, :action, :object, :keys, :values, :previous, :hash)""")
                    .param("sequence", entry.sequence())
                    .param("at", Columns.time(entry.at()))
                    .param("actor", entry.actor())
                    .param("roles", entry.roles())
                    .param("unit", entry.unit())
                    .param("purpose", entry.purpose())
                    .param("reference", entry.reference())
                    .param("channel", entry.channel())
                    .param("request", entry.request())
                    .param("action", entry.action())
                    .param("object", entry.object())
                    .param("keys", entry.detail().keySet().toArray(String[]::new))
                    .param("values", entry.detail().values().toArray(String[]::new))
                    .param("previous", Columns.bytes(entry.previous()))
                    .param("hash", Columns.bytes(entry.hash()))
                    .update();
        }
        superuser.sql("ALTER TABLE audit_entries ENABLE TRIGGER ALL").update();
    }
}
