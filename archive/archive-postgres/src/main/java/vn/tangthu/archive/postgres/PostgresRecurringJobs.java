package vn.tangthu.archive.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/** Recurring jobs of all processes on one PostgreSQL: a row each, claimed by whoever changes it first. */
public final class PostgresRecurringJobs implements RecurringJobs {
    private static final String HELD = " WHERE job = :job AND run = :run AND holder IS NOT NULL";
    private final Database database;
    private final Clock clock;

    public PostgresRecurringJobs(DataSource source, Clock clock) {
        database = new Database(source);
        this.clock = clock;
    }

    @Override
    public void declare(String job, Instant firstDue) {
        database.sql("INSERT INTO recurring_jobs (job, due) VALUES (:job, :due) ON CONFLICT (job) DO NOTHING")
                .param("job", job)
                .param("due", Columns.time(firstDue))
                .update();
    }

    @Override
    public Optional<JobRun> claim(String job, String holder, Duration lease) {
        return database.sql("""
                        UPDATE recurring_jobs SET holder = :holder, leased_until = :until, run = run + 1, hurried = false,
                            reached = CASE WHEN hurried THEN '' ELSE reached END
                        WHERE job = :job AND due <= :now AND (leased_until IS NULL OR leased_until <= :now)
                        RETURNING run, reached""")
                .param("holder", holder)
                .param("until", Columns.time(clock.instant().plus(lease)))
                .param("job", job)
                .param("now", Columns.time(clock.instant()))
                .query((row, number) -> new JobRun(job, row.getLong("run"), row.getString("reached")))
                .optional();
    }

    @Override
    public void reach(JobRun run, String place) {
        held("UPDATE recurring_jobs SET reached = :place" + HELD, run)
                .param("place", place)
                .update();
    }

    @Override
    public boolean extend(JobRun run, Duration lease) {
        return held("UPDATE recurring_jobs SET leased_until = :until" + HELD, run)
                        .param("until", Columns.time(clock.instant().plus(lease)))
                        .update()
                > 0;
    }

    @Override
    public void done(JobRun run, Instant nextDue) {
        held(
                        "UPDATE recurring_jobs SET holder = NULL, leased_until = NULL,"
                                + " due = CASE WHEN hurried THEN :now ELSE :next END" + HELD,
                        run)
                .param("now", Columns.time(clock.instant()))
                .param("next", Columns.time(nextDue))
                .update();
    }

    @Override
    public void hurry(String job) {
        database.sql("UPDATE recurring_jobs SET hurried = true, due = least(due, :now) WHERE job = :job")
                .param("now", Columns.time(clock.instant()))
                .param("job", job)
                .update();
    }

    @Override
    public void releaseAll(String holder) {
        database.sql("UPDATE recurring_jobs SET holder = NULL, leased_until = NULL WHERE holder = :holder")
                .param("holder", holder)
                .update();
    }

    private StatementSpec held(String sql, JobRun run) {
        return database.sql(sql).param("job", run.job()).param("run", run.run());
    }
}
