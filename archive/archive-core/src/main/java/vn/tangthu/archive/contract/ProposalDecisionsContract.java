package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.EXPULSION;
import static vn.tangthu.archive.contract.CaseSamples.PRISONER;
import static vn.tangthu.archive.contract.CaseSamples.caseFile;
import static vn.tangthu.archive.contract.CaseSamples.mayEnter;
import static vn.tangthu.archive.contract.CaseSamples.mayUpdate;
import static vn.tangthu.archive.contract.Samples.BOTH;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.HERE_ONLY;
import static vn.tangthu.archive.contract.Samples.THERE;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.DecisionOutcome;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecision.Verdict;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.document.DocumentId;

/** Decisions about what was read from papers: kept once, with their audit entry, seen with their case file. */
public interface ProposalDecisionsContract {
    /** Fresh decisions over fresh case files and a fresh trail, which take their time from this clock. */
    Opened openDecisions(Clock clock);

    /** @param end called when the test is over */
    record Opened(ProposalDecisions decisions, CaseFiles files, AuditTrail trail, Runnable end)
            implements AutoCloseable {
        public Opened with(ProposalDecisions other) {
            return new Opened(other, files, trail, end);
        }

        private CaseFile file(UnitCode unit) {
            NewCaseFile file = caseFile(unit);
            return files.open(
                    AccessScope.of(unit),
                    mayEnter(PRISONER, unit),
                    file,
                    CaseSamples.event(Action.RECORD_OPENED, file.id()));
        }

        private DecisionOutcome decide(AccessScope scope, ProposalDecision decision) {
            return decisions.decide(
                    scope,
                    mayUpdate(PRISONER, HERE),
                    decision,
                    CaseSamples.event(Action.PROPOSAL_DECIDED, decision.file()));
        }

        private long entries() {
            return trail.readAll(AuditQuery.newest(1000)).stream()
                    .filter(entry -> entry.action().equals(Action.PROPOSAL_DECIDED.code()))
                    .count();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    @Test
    default void aDecisionIsKeptWithWhoAndWhen() {
        TestClock clock = new TestClock();
        try (Opened opened = openDecisions(clock)) {
            CaseFile file = opened.file(HERE);
            ProposalDecision decision =
                    decision(file, "1985-03-02", "1985-08-02", Verdict.BOTH_WRONG, "1985-03-20", "Giấy khai sinh");
            DecisionOutcome outcome = opened.decide(HERE_ONLY, decision);
            KeptDecision kept = new KeptDecision(decision, clock.instant(), "officer.example");
            assertThat(outcome).isEqualTo(new DecisionOutcome.Done(kept));
            assertThat(opened.decisions.of(HERE_ONLY, file.id())).containsExactly(kept);
            assertThat(opened.entries()).isEqualTo(1);
            assertThat(opened.files.find(HERE_ONLY, file.id())).contains(file);
        }
    }

    @Test
    default void whatOneOfThemDoesNotSayStaysEmpty() {
        TestClock clock = new TestClock();
        try (Opened opened = openDecisions(clock)) {
            CaseFile file = opened.file(HERE);
            ProposalDecision accepted = decision(file, null, "Kinh", Verdict.TAKE_SCAN, null, "");
            ProposalDecision missing = decision(file, "12/2020/HS-ST", null, Verdict.KEEP_RECORD, null, "Đã đối chiếu");
            opened.decide(HERE_ONLY, accepted);
            clock.advance(Duration.ofSeconds(1));
            opened.decide(HERE_ONLY, missing);
            assertThat(opened.decisions.of(HERE_ONLY, file.id()))
                    .extracting(KeptDecision::decision)
                    .containsExactly(missing, accepted);
        }
    }

    @Test
    default void theSameIdAgainDecidesNothing() {
        TestClock clock = new TestClock();
        try (Opened opened = openDecisions(clock)) {
            CaseFile file = opened.file(HERE);
            ProposalDecision decision = decision(file, "a", "b", Verdict.KEEP_RECORD, null, "Lý do");
            DecisionOutcome first = opened.decide(HERE_ONLY, decision);
            clock.advance(Duration.ofMinutes(1));
            assertThat(opened.decide(HERE_ONLY, decision)).isEqualTo(first);
            assertThat(opened.decisions.of(HERE_ONLY, file.id())).hasSize(1);
            assertThat(opened.entries()).isEqualTo(1);
            CaseFile other = opened.file(HERE);
            ProposalDecision taken = withId(decision.id(), decision(other, "a", "b", Verdict.TAKE_SCAN, null, "Lý do"));
            assertThatThrownBy(() -> opened.decide(HERE_ONLY, taken)).isInstanceOf(IllegalArgumentException.class);
            assertThat(opened.entries()).isEqualTo(1);
        }
    }

    @Test
    default void nobodyDecidesOnWhatHeDidNotSee() {
        try (Opened opened = openDecisions(new TestClock())) {
            CaseFile file = opened.file(HERE);
            ProposalDecision old = new ProposalDecision(
                    UUID.randomUUID(),
                    file.id(),
                    file.version() + 1,
                    DocumentId.random(),
                    1,
                    "full-name",
                    "a",
                    "b",
                    Verdict.TAKE_SCAN,
                    null,
                    "Lý do");
            assertThat(opened.decide(HERE_ONLY, old)).isEqualTo(new DecisionOutcome.Conflict(file));
            assertThat(opened.decisions.of(HERE_ONLY, file.id())).isEmpty();
            assertThat(opened.entries()).isZero();
        }
    }

    @Test
    default void whatLiesOutsideTheScopeIsNotThere() {
        try (Opened opened = openDecisions(new TestClock())) {
            CaseFile there = opened.file(THERE);
            ProposalDecision decision = decision(there, "a", "b", Verdict.KEEP_RECORD, null, "Lý do");
            assertThat(opened.decide(HERE_ONLY, decision)).isEqualTo(new DecisionOutcome.NotFound());
            assertThat(opened.entries()).isZero();
            opened.decisions.decide(
                    BOTH, mayUpdate(PRISONER, THERE), decision, CaseSamples.event(Action.PROPOSAL_DECIDED, there.id()));
            assertThat(opened.decisions.of(HERE_ONLY, there.id())).isEmpty();
            assertThat(opened.decisions.of(BOTH, there.id())).hasSize(1);
        }
    }

    @Test
    default void aGrantForSomethingElseDecidesNothing() {
        try (Opened opened = openDecisions(new TestClock())) {
            CaseFile file = opened.file(HERE);
            ProposalDecision decision = decision(file, "a", "b", Verdict.KEEP_RECORD, null, "Lý do");
            for (var grant :
                    List.of(mayUpdate(EXPULSION, HERE), mayUpdate(PRISONER, THERE), mayEnter(PRISONER, HERE))) {
                assertThatThrownBy(() -> opened.decisions.decide(
                                HERE_ONLY, grant, decision, CaseSamples.event(Action.PROPOSAL_DECIDED, file.id())))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(opened.decisions.of(HERE_ONLY, file.id())).isEmpty();
            assertThat(opened.entries()).isZero();
        }
    }

    @Test
    default void ofManyWhoSendTheSameOneDecides() throws Exception {
        try (Opened opened = openDecisions(new TestClock())) {
            CaseFile file = opened.file(HERE);
            ProposalDecision decision = decision(file, "a", "b", Verdict.KEEP_RECORD, null, "Lý do");
            List<Callable<DecisionOutcome>> asks = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                asks.add(() -> opened.decide(HERE_ONLY, decision));
            }
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                for (Future<DecisionOutcome> ask : threads.invokeAll(asks)) {
                    assertThat(ask.get()).isInstanceOf(DecisionOutcome.Done.class);
                }
            }
            assertThat(opened.decisions.of(HERE_ONLY, file.id())).hasSize(1);
            assertThat(opened.entries()).isEqualTo(1);
        }
    }

    private static ProposalDecision decision(
            CaseFile file,
            @Nullable String recordValue,
            @Nullable String readValue,
            Verdict verdict,
            @Nullable String rightValue,
            String reason) {
        return new ProposalDecision(
                UUID.randomUUID(),
                file.id(),
                file.version(),
                DocumentId.random(),
                readValue == null ? 0 : 2,
                "birth-date",
                recordValue,
                readValue,
                verdict,
                rightValue,
                reason);
    }

    private static ProposalDecision withId(UUID id, ProposalDecision decision) {
        return new ProposalDecision(
                id,
                decision.file(),
                decision.fileVersion(),
                decision.document(),
                decision.page(),
                decision.field(),
                decision.recordValue(),
                decision.readValue(),
                decision.verdict(),
                decision.rightValue(),
                decision.reason());
    }
}
