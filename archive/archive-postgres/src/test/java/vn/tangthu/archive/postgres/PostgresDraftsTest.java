package vn.tangthu.archive.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import vn.tangthu.archive.contract.DraftsContract;

class PostgresDraftsTest implements DraftsContract {
    @Override
    public Opened openDrafts(Clock clock) {
        TestDatabase database = new TestDatabase();
        DataSource source = database.application();
        PostgresDrafts drafts = new PostgresDrafts(source, clock);
        return new Opened(drafts, drafts, new PostgresAuditTrail(source, clock), database::close);
    }
}
