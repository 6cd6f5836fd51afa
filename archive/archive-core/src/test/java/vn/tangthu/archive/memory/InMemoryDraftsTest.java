package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.OldDrafts;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.DraftsContract;
import vn.tangthu.archive.contract.Samples;

class InMemoryDraftsTest implements DraftsContract {
    @Override
    public Opened openDrafts(Clock clock) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        return new Opened(archive.drafts(), archive.oldDrafts(), archive.auditTrail(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "find", "list", "discard", "sent"})
    void draftsThatDoNotDoTheirWorkFail(String method) {
        assertThat(failures(
                        real -> changed(real, method, args -> args, new InMemoryArchive(Clock.systemUTC()).drafts())))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "list", "discard", "sent"})
    void draftsThatDropTheScopeFail(String method) {
        assertThat(failures(real -> changed(
                        real,
                        method,
                        args -> {
                            Object[] wide = args.clone();
                            wide[0] = Samples.BOTH;
                            return wide;
                        },
                        real)))
                .contains("whatLiesOutsideTheScopeIsNotThere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "list", "discard", "sent", "save"})
    void draftsOfEverybodyFail(String method) {
        assertThat(failures(real -> changed(
                        real,
                        method,
                        args -> {
                            Object[] owned = args.clone();
                            owned[1] = OWNER;
                            return owned;
                        },
                        real)))
                .isNotEmpty();
    }

    @Test
    void aStateThatCameLateMustNotWin() {
        assertThat(failures(real -> changed(
                        real,
                        "save",
                        args -> {
                            Object[] late = args.clone();
                            Draft draft = (Draft) args[2];
                            late[2] = new Draft(
                                    draft.form(),
                                    draft.file(),
                                    draft.category(),
                                    draft.unit(),
                                    draft.event(),
                                    draft.basedOn(),
                                    draft.typed(),
                                    draft.edit() + System.nanoTime(),
                                    draft.savedAt());
                            return late;
                        },
                        real)))
                .contains("aLaterEditTakesThePlaceOfAnEarlierOneAndNeverTheOtherWayRound");
    }

    @Test
    void draftsThatStayForEverOrGoTooSoonFail() {
        UnaryOperator<OldDrafts> never = real -> age -> 0;
        UnaryOperator<OldDrafts> always = real -> age -> real.forget(Duration.ZERO);
        for (UnaryOperator<OldDrafts> mutation : List.of(never, always)) {
            DraftsContract subject = clock -> {
                Opened opened = openDrafts(clock);
                return opened.with(mutation.apply(opened.old()));
            };
            assertThat(ContractRun.failures(DraftsContract.class, subject))
                    .containsExactly("whatNobodyTouchedForLongIsForgotten");
        }
    }

    @Test
    void draftsWithoutALimitFail() {
        assertThat(failures(real -> Drafts.class.cast(Proxy.newProxyInstance(
                        Drafts.class.getClassLoader(), new Class<?>[] {Drafts.class}, (proxy, method, args) -> {
                            try {
                                Object result = method.invoke(real, args);
                                return result == Drafts.Saved.TOO_MANY ? Drafts.Saved.KEPT : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }))))
                .containsExactly("anOwnerHasSoManyAndNoMoreUntilOneIsGone");
    }

    private List<String> failures(UnaryOperator<Drafts> mutation) {
        DraftsContract subject = clock -> {
            Opened opened = openDrafts(clock);
            return opened.with(mutation.apply(opened.drafts()));
        };
        return ContractRun.failures(DraftsContract.class, subject);
    }

    /** One method is called with other arguments, or on another object. */
    private static Drafts changed(Drafts real, String changed, UnaryOperator<Object[]> arguments, Drafts target) {
        return Drafts.class.cast(Proxy.newProxyInstance(
                Drafts.class.getClassLoader(), new Class<?>[] {Drafts.class}, (proxy, method, args) -> {
                    try {
                        return method.getName().equals(changed)
                                ? method.invoke(target, arguments.apply(args))
                                : method.invoke(real, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
