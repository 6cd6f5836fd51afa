package vn.tangthu.archive.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.ContractRun;
import vn.tangthu.archive.contract.ProposalDecisionsContract;
import vn.tangthu.archive.contract.Samples;

class InMemoryProposalDecisionsTest implements ProposalDecisionsContract {
    @Override
    public Opened openDecisions(Clock clock) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        return new Opened(archive.proposalDecisions(), archive.caseFiles(), archive.auditTrail(), () -> {});
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "of"})
    void decisionsThatDoNotDoTheirWorkFail(String method) {
        ProposalDecisions idle = new InMemoryArchive(Clock.systemUTC()).proposalDecisions();
        assertThat(failures(real -> changed(real, method, args -> args, idle))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"decide", "of"})
    void decisionsThatDropTheScopeFail(String method) {
        assertThat(failures(real -> changed(real, method, args -> replaced(args, 0, Samples.BOTH), real)))
                .contains("whatLiesOutsideTheScopeIsNotThere");
    }

    @Test
    void decisionsThatTakeAnyGrantFail() {
        EntryGrant good = CaseSamples.mayUpdate(CaseSamples.PRISONER, Samples.HERE);
        assertThat(failures(real -> changed(real, "decide", args -> replaced(args, 1, good), real)))
                .contains("aGrantForSomethingElseDecidesNothing");
    }

    @Test
    void decisionsThatForgetWhatWasDecidedFail() {
        assertThat(failures(real -> changed(
                        real,
                        "decide",
                        args -> replaced(args, 2, copy((ProposalDecision) args[2], UUID.randomUUID(), 0)),
                        real)))
                .contains("theSameIdAgainDecidesNothing", "ofManyWhoSendTheSameOneDecides");
    }

    @Test
    void decisionsOnWhateverTheRecordSaysNowFail() {
        assertThat(failures(real -> changed(
                        real,
                        "decide",
                        args -> {
                            ProposalDecision decision = (ProposalDecision) args[2];
                            return replaced(args, 2, copy(decision, decision.id(), 1 - decision.fileVersion()));
                        },
                        real)))
                .contains("nobodyDecidesOnWhatHeDidNotSee");
    }

    @Test
    void decisionsOfAnotherMomentFail() {
        assertThat(failures(real -> new ProposalDecisions() {
                    @Override
                    public DecisionOutcome decide(
                            AccessScope scope, EntryGrant grant, ProposalDecision decision, AuditEvent event) {
                        return real.decide(scope, grant, decision, event);
                    }

                    @Override
                    public List<KeptDecision> of(AccessScope scope, CaseFileId file) {
                        return real.of(scope, file).stream()
                                .map(kept -> new KeptDecision(kept.decision(), Instant.EPOCH, kept.by()))
                                .toList();
                    }
                }))
                .containsExactly("aDecisionIsKeptWithWhoAndWhen");
    }

    @Test
    void anOlderOneFirstFails() {
        assertThat(failures(real -> new ProposalDecisions() {
                    @Override
                    public DecisionOutcome decide(
                            AccessScope scope, EntryGrant grant, ProposalDecision decision, AuditEvent event) {
                        return real.decide(scope, grant, decision, event);
                    }

                    @Override
                    public List<KeptDecision> of(AccessScope scope, CaseFileId file) {
                        return real.of(scope, file).reversed();
                    }
                }))
                .containsExactly("whatOneOfThemDoesNotSayStaysEmpty");
    }

    private List<String> failures(UnaryOperator<ProposalDecisions> mutation) {
        ProposalDecisionsContract subject = clock -> {
            Opened opened = openDecisions(clock);
            return opened.with(mutation.apply(opened.decisions()));
        };
        return ContractRun.failures(ProposalDecisionsContract.class, subject);
    }

    private static Object[] replaced(Object[] arguments, int place, Object other) {
        Object[] result = arguments.clone();
        result[place] = other;
        return result;
    }

    private static ProposalDecision copy(ProposalDecision decision, UUID id, long versionsLater) {
        return new ProposalDecision(
                id,
                decision.file(),
                decision.fileVersion() + versionsLater,
                decision.document(),
                decision.page(),
                decision.field(),
                decision.recordValue(),
                decision.readValue(),
                decision.verdict(),
                decision.rightValue(),
                decision.reason());
    }

    /** One method is called with other arguments, or on another object. */
    private static ProposalDecisions changed(
            ProposalDecisions real, String changed, UnaryOperator<Object[]> arguments, ProposalDecisions target) {
        return ProposalDecisions.class.cast(Proxy.newProxyInstance(
                ProposalDecisions.class.getClassLoader(),
                Stream.of(ProposalDecisions.class).toArray(Class<?>[]::new),
                (proxy, method, args) -> {
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
