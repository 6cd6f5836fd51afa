package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.contract.CaseFileListsContract;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.Samples;

class InMemoryCaseFileListsTest implements CaseFileListsContract {
    @Override
    public Opened openLists(Clock clock) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        return new Opened(archive.caseFiles(), archive.caseFileLists(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"portion", "lacks", "values", "overdue"})
    void listsThatDropTheScopeFail(String method) {
        assertThat(failures(method, 0, scope -> Samples.BOTH)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"portion", "lacks", "values", "overdue"})
    void listsThatDropTheFilterFail(String method) {
        assertThat(failures(method, 1, filter -> CaseFileFilter.all())).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"portion", "overdue"})
    void listsThatBeginAnewFail(String method) {
        // A list that never ends is no test: what comes after the first portion is left out instead.
        assertThat(failures(method, 4, limit -> (Integer) limit - 1)).isNotEmpty();
    }

    @Test
    void aPortionThatDoesNotHeedWhatIsLackingFails() {
        assertThat(failures("portion", 2, lack -> null)).contains("lacksAreCountedByKindAndFoundByIt");
    }

    @Test
    void valuesOfAnotherFieldOrMoreThanWereAskedForFail() {
        assertThat(failures("values", 2, field -> "full-name")).contains("valuesOfAFieldAreCounted");
        assertThat(failures("values", 3, limit -> 1000)).contains("valuesOfAFieldAreCounted");
    }

    @Test
    void aDayThatIsNotHeededFails() {
        assertThat(failures("overdue", 2, day -> TODAY.plusYears(1))).contains("whatWasDueFirstComesFirst");
    }

    private List<String> failures(String method, int argument, Function<Object, @Nullable Object> change) {
        CaseFileListsContract subject = clock -> {
            Opened opened = openLists(clock);
            return opened.with(CaseFileLists.class.cast(Proxy.newProxyInstance(
                    CaseFileLists.class.getClassLoader(),
                    new Class<?>[] {CaseFileLists.class},
                    (proxy, called, arguments) -> {
                        @Nullable Object[] changed = arguments.clone();
                        if (called.getName().equals(method)) {
                            changed[argument] = change.apply(arguments[argument]);
                        }
                        try {
                            return called.invoke(opened.lists(), changed);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    })));
        };
        return ContractRun.failures(CaseFileListsContract.class, subject);
    }
}
