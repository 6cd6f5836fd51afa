package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.RateLimitsContract;
import vn.tangthu.archive.contract.RecurringJobsContract;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.shared.RecurringJobs;

/** What processes share, in memory; and mutants of it, of which one method each does something else than it promises. */
class InMemorySharedStateTest implements RecurringJobsContract, RateLimitsContract {
    @Override
    public RecurringJobs openJobs(Clock clock) {
        return new InMemoryRecurringJobs(clock);
    }

    @Override
    public RateLimits openLimits(Clock clock) {
        return new InMemoryRateLimits(clock);
    }

    static Stream<String> jobMethods() {
        return Stream.of("declare", "claim", "reach", "extend", "done", "hurry", "releaseAll");
    }

    static Stream<String> limitMethods() {
        return Stream.of("pass", "forget");
    }

    @ParameterizedTest
    @MethodSource("jobMethods")
    void jobsThatDoNotDoTheirWorkFail(String method) {
        RecurringJobsContract subject = clock -> diverted(
                RecurringJobs.class, new InMemoryRecurringJobs(clock), new InMemoryRecurringJobs(clock), method);
        assertThat(ContractRun.failures(RecurringJobsContract.class, subject)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("limitMethods")
    void limitsThatDoNotDoTheirWorkFail(String method) {
        RateLimitsContract subject = clock ->
                diverted(RateLimits.class, new InMemoryRateLimits(clock), new InMemoryRateLimits(clock), method);
        // A diverted pass is a limit of its own, so there the other method does not reach it.
        assertThat(ContractRun.failures(RateLimitsContract.class, subject)).isNotEmpty();
    }

    /** The subject, but for one method, which reaches another, empty one. */
    private static <T> T diverted(Class<T> port, T subject, T idle, String diverted) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    try {
                        return method.invoke(method.getName().equals(diverted) ? idle : subject, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
