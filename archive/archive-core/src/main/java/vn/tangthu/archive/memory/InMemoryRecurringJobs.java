package vn.tangthu.archive.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/** Recurring jobs of one process. */
public final class InMemoryRecurringJobs implements RecurringJobs {
    private final Clock clock;
    private final Map<String, Row> rows = new HashMap<>();

    public InMemoryRecurringJobs(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void declare(String job, Instant firstDue) {
        rows.putIfAbsent(job, new Row(firstDue));
    }

    @Override
    public synchronized Optional<JobRun> claim(String job, String holder, Duration lease) {
        Row row = rows.get(job);
        Instant now = clock.instant();
        if (row == null || row.due.isAfter(now) || row.heldAt(now)) {
            return Optional.empty();
        }
        row.holder = holder;
        row.leasedUntil = now.plus(lease);
        row.reached = row.hurried ? "" : row.reached;
        row.hurried = false;
        return Optional.of(new JobRun(job, ++row.run, row.reached));
    }

    @Override
    public synchronized void reach(JobRun run, String place) {
        Row row = held(run);
        if (row != null) {
            row.reached = place;
        }
    }

    @Override
    public synchronized boolean extend(JobRun run, Duration lease) {
        Row row = held(run);
        if (row != null) {
            row.leasedUntil = clock.instant().plus(lease);
        }
        return row != null;
    }

    @Override
    public synchronized void done(JobRun run, Instant nextDue) {
        Row row = held(run);
        if (row != null) {
            row.free();
            row.due = row.hurried ? clock.instant() : nextDue;
        }
    }

    @Override
    public synchronized void hurry(String job) {
        Row row = rows.get(job);
        if (row != null) {
            row.hurried = true;
            Instant now = clock.instant();
            row.due = row.due.isBefore(now) ? row.due : now;
        }
    }

    @Override
    public synchronized void releaseAll(String holder) {
        rows.values().stream().filter(row -> holder.equals(row.holder)).forEach(Row::free);
    }

    private @Nullable Row held(JobRun run) {
        Row row = rows.get(run.job());
        return row != null && row.holder != null && row.run == run.run() ? row : null;
    }

    private static final class Row {
        private Instant due;
        private long run;
        private boolean hurried;
        private String reached = "";
        private @Nullable String holder;
        private @Nullable Instant leasedUntil;

        private Row(Instant due) {
            this.due = due;
        }

        private boolean heldAt(Instant now) {
            return leasedUntil != null && leasedUntil.isAfter(now);
        }

        private void free() {
            holder = null;
            leasedUntil = null;
        }
    }
}
