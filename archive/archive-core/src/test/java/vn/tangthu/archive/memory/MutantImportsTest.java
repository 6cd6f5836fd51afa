package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ImportsContract;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.Imports;

/** Mutants of imports: one method each does something else than it promises, and the contract notices. */
class MutantImportsTest {
    private static final AccessScope EVERYTHING = AccessScope.of(new UnitCode("HERE"), new UnitCode("THERE"));

    /** Stands between: answers something else for one method. */
    private interface Mutation {
        @Nullable
        Object answer(Call call) throws ReflectiveOperationException;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Call(
            Object target,
            java.lang.reflect.Method method,
            @Nullable Object[] arguments) {
        @Nullable
        Object proceed() throws ReflectiveOperationException {
            return method.invoke(target, arguments);
        }
    }

    private static <T> T mutant(Class<T> port, T target, String method, Mutation mutation) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, called, given) -> {
                    @Nullable Object[] arguments = given == null ? new Object[0] : given;
                    Call call = new Call(target, called, arguments);
                    try {
                        return called.getName().equals(method) ? mutation.answer(call) : call.proceed();
                    } catch (InvocationTargetException e) {
                        throw Objects.requireNonNull(e.getCause());
                    }
                }));
    }

    private static List<String> failures(String method, Mutation mutation) {
        ImportsContract subject = clock -> {
            InMemoryArchive archive = new InMemoryArchive(clock);
            return new ImportsContract.ImportArchive(
                    InMemoryArchiveTest.archive(archive),
                    mutant(Imports.class, archive.imports(), method, mutation),
                    mutant(ImportRuns.class, archive.importRuns(), method, mutation));
        };
        return ContractRun.failures(ImportsContract.class, subject);
    }

    @Test
    void theOriginalPasses() {
        assertThat(failures("none", Call::proceed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkBegun", "checked", "checkDone", "write", "done", "failed"})
    void aLostWriteIsNoticed(String method) {
        assertThat(failures(method, call -> true)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "find", "list", "order", "reasons", "rejected"})
    void aDroppedScopeIsNoticed(String method) {
        assertThat(failures(method, call -> {
                    if (call.arguments()[0] instanceof AccessScope) {
                        call.arguments()[0] = EVERYTHING;
                    }
                    return call.proceed();
                }))
                .isNotEmpty();
    }

    @Test
    void aStepThatIsCountedTwiceIsNoticed() {
        assertThat(failures("write", call -> {
                    boolean done = Boolean.TRUE.equals(call.proceed());
                    if (!done && call.arguments()[4] instanceof Supplier<?> write) {
                        assertThat(write.get()).isInstanceOf(ImportCounts.class);
                        return true;
                    }
                    return done;
                }))
                .isNotEmpty();
    }

    @Test
    void aForgetfulKeeperIsNoticed() {
        assertThat(failures("forgetRejected", call -> 0L)).isNotEmpty();
        assertThat(failures("endIdle", call -> 0)).isNotEmpty();
        assertThat(failures("endIdle", call -> {
                    call.arguments()[0] = Duration.ZERO;
                    return call.proceed();
                }))
                .isNotEmpty();
        assertThat(failures("find", call -> Optional.empty())).isNotEmpty();
        assertThat(failures("rejected", call -> {
                    List<?> rows = (List<?>) Objects.requireNonNull(call.proceed());
                    return rows.reversed();
                }))
                .isNotEmpty();
        assertThat(failures("list", call -> {
                    call.arguments()[1] = null;
                    return call.proceed();
                }))
                .isNotEmpty();
    }
}
