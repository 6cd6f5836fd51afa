package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import vn.tangthu.archive.contract.RateLimitsContract;
import vn.tangthu.archive.contract.RecurringJobsContract;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.shared.RecurringJobs;

class PostgresSharedStateTest implements RecurringJobsContract, RateLimitsContract {
    private final List<TestDatabase> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(TestDatabase::close);
    }

    @Override
    public RecurringJobs openJobs(Clock clock) {
        return new PostgresRecurringJobs(fresh().application(), clock);
    }

    @Override
    public RateLimits openLimits(Clock clock) {
        return new PostgresRateLimits(fresh().application(), clock);
    }

    private TestDatabase fresh() {
        TestDatabase database = new TestDatabase();
        opened.add(database);
        return database;
    }
}
