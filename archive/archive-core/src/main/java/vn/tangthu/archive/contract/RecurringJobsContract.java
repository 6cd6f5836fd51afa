package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.archive.shared.RecurringJobs;

/** A job runs when it is due, in one process at a time. */
public interface RecurringJobsContract {
    Duration LEASE = Duration.ofMinutes(2);

    /** Jobs, none of them known, that take their time from this clock. */
    RecurringJobs openJobs(Clock clock);

    @Test
    default void aJobIsClaimedOnceWhenItIsDue() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        assertThat(jobs.claim("scrub", "a", LEASE)).isEmpty();
        jobs.declare("scrub", clock.instant().plusSeconds(60));
        jobs.declare("scrub", clock.instant());
        assertThat(jobs.claim("scrub", "a", LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(60));
        JobRun run = jobs.claim("scrub", "a", LEASE).orElseThrow();
        assertThat(run.job()).isEqualTo("scrub");
        assertThat(jobs.claim("scrub", "b", LEASE)).isEmpty();
        jobs.done(run, clock.instant().plusSeconds(30));
        assertThat(jobs.claim("scrub", "b", LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(jobs.claim("scrub", "b", LEASE).orElseThrow().run()).isGreaterThan(run.run());
    }

    @Test
    default void jobsDoNotKnowEachOther() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("one", clock.instant());
        jobs.declare("two", clock.instant());
        JobRun one = jobs.claim("one", "a", LEASE).orElseThrow();
        assertThat(jobs.claim("two", "a", LEASE)).isPresent();
        jobs.done(one, clock.instant());
        assertThat(jobs.claim("two", "b", LEASE)).isEmpty();
        assertThat(jobs.claim("one", "b", LEASE)).isPresent();
    }

    @Test
    default void aDeadHoldersJobIsFreeAfterItsLeaseAndItsLateWordIsNotHeard() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("scrub", clock.instant());
        JobRun lost = jobs.claim("scrub", "dead", LEASE).orElseThrow();
        clock.advance(LEASE.dividedBy(2));
        assertThat(jobs.extend(lost, LEASE)).isTrue();
        clock.advance(LEASE.minusSeconds(1));
        assertThat(jobs.claim("scrub", "b", LEASE)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        JobRun mine = jobs.claim("scrub", "b", LEASE).orElseThrow();
        assertThat(jobs.extend(lost, LEASE)).isFalse();
        jobs.done(lost, clock.instant());
        assertThat(jobs.claim("scrub", "c", LEASE)).isEmpty();
        assertThat(jobs.extend(mine, LEASE)).isTrue();
        jobs.done(mine, clock.instant().plusSeconds(60));
        assertThat(jobs.extend(mine, LEASE)).isFalse();
    }

    @Test
    default void whoHurriesGetsARunThatBeginsAfterwards() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        Instant farAway = clock.instant().plus(Duration.ofDays(1));
        jobs.hurry("scrub");
        jobs.declare("scrub", farAway);
        assertThat(jobs.claim("scrub", "a", LEASE)).isEmpty();
        jobs.hurry("scrub");
        JobRun first = jobs.claim("scrub", "a", LEASE).orElseThrow();
        jobs.hurry("scrub");
        jobs.hurry("scrub");
        assertThat(jobs.claim("scrub", "b", LEASE)).isEmpty();
        jobs.done(first, farAway);
        JobRun second = jobs.claim("scrub", "b", LEASE).orElseThrow();
        jobs.done(second, farAway);
        assertThat(jobs.claim("scrub", "a", LEASE)).isEmpty();
    }

    @Test
    default void aRunGoesOnWhereOneThatDidNotEndHadComeTo() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("scrub", clock.instant());
        JobRun dead = jobs.claim("scrub", "dead", LEASE).orElseThrow();
        assertThat(dead.reached()).isEmpty();
        jobs.reach(dead, "7e");
        jobs.reach(dead, "7f");
        clock.advance(LEASE);
        JobRun failed = jobs.claim("scrub", "b", LEASE).orElseThrow();
        assertThat(failed.reached()).isEqualTo("7f");
        jobs.reach(dead, "80");
        jobs.done(failed, clock.instant());
        JobRun whole = jobs.claim("scrub", "b", LEASE).orElseThrow();
        assertThat(whole.reached()).isEqualTo("7f");
        jobs.reach(whole, "");
        jobs.done(whole, clock.instant());
        assertThat(jobs.claim("scrub", "b", LEASE).orElseThrow().reached()).isEmpty();
    }

    @Test
    default void whoHurriesGetsARunFromTheStart() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("scrub", clock.instant());
        JobRun first = jobs.claim("scrub", "a", LEASE).orElseThrow();
        jobs.hurry("scrub");
        jobs.reach(first, "7f");
        jobs.releaseAll("a");
        assertThat(jobs.claim("scrub", "a", LEASE).orElseThrow().reached()).isEmpty();
    }

    @Test
    default void aProcessThatStartsAgainFreesWhatItHeld() {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("mine", clock.instant());
        jobs.declare("theirs", clock.instant());
        JobRun mine = jobs.claim("mine", "a", LEASE).orElseThrow();
        jobs.claim("theirs", "b", LEASE);
        jobs.releaseAll("a");
        assertThat(jobs.extend(mine, LEASE)).isFalse();
        assertThat(jobs.claim("mine", "c", LEASE)).isPresent();
        assertThat(jobs.claim("theirs", "c", LEASE)).isEmpty();
    }

    @Test
    default void ofManyWhoClaimAtOnceOneGetsIt() throws Exception {
        TestClock clock = new TestClock();
        RecurringJobs jobs = openJobs(clock);
        jobs.declare("scrub", clock.instant());
        List<Callable<Boolean>> claims = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String holder = "holder-" + i;
            claims.add(() -> jobs.claim("scrub", holder, LEASE).isPresent());
        }
        int won = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> claim : threads.invokeAll(claims)) {
                won += claim.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
    }
}
