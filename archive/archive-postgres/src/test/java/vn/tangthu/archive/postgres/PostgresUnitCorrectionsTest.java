package vn.tangthu.archive.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import vn.tangthu.archive.contract.UnitCorrectionsContract;

class PostgresUnitCorrectionsTest implements UnitCorrectionsContract {
    @Override
    public Opened openUnits() {
        TestDatabase database = new TestDatabase();
        DataSource source = database.application();
        PostgresUnits units = new PostgresUnits(source, Clock.systemUTC());
        return new Opened(units, units, new PostgresAuditTrail(source, Clock.systemUTC()), database::close);
    }
}
