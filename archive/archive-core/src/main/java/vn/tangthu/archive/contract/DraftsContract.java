package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.Samples.BOTH;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.HERE_ONLY;
import static vn.tangthu.archive.contract.Samples.THERE;
import static vn.tangthu.archive.contract.Samples.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.OldDrafts;

/** Forms that were begun: kept for their owner, the last state of each. */
public interface DraftsContract {
    String OWNER = "officer.example";
    String OTHER = "other.example";

    /** Fresh drafts over a fresh trail, which take their time from this clock. */
    Opened openDrafts(Clock clock);

    /** @param end called when the test is over */
    record Opened(Drafts drafts, OldDrafts old, AuditTrail trail, Runnable end) implements AutoCloseable {
        public Opened with(Drafts other) {
            return new Opened(other, old, trail, end);
        }

        public Opened with(OldDrafts other) {
            return new Opened(drafts, other, trail, end);
        }

        private Drafts.Saved save(Draft draft) {
            return drafts.save(BOTH, OWNER, draft, event(Action.DRAFT_KEPT));
        }

        private int entries() {
            return trail.readAll(AuditQuery.newest(100)).size();
        }

        @Override
        public void close() {
            end.run();
        }
    }

    @Test
    default void whatWasTypedIsThereAgain() {
        TestClock clock = new TestClock();
        try (Opened opened = openDrafts(clock)) {
            Draft draft = new Draft(
                    UUID.randomUUID(),
                    CaseFileId.random(),
                    "prisoner",
                    HERE,
                    "reception",
                    7,
                    new TreeMap<>(Map.of(
                            "f.full-name",
                            List.of("  Nguyễn Văn Ví Dụ 🙂\n"),
                            "f.other-names",
                            List.of("Một", "", "Hai \\ \"{,}\""),
                            "f.none",
                            List.<String>of())),
                    3,
                    Instant.EPOCH);
            assertThat(opened.save(draft)).isEqualTo(Drafts.Saved.KEPT);
            Draft found = opened.drafts.find(HERE_ONLY, OWNER, draft.form()).orElseThrow();
            assertThat(found)
                    .usingRecursiveComparison()
                    .ignoringFields("savedAt")
                    .isEqualTo(draft);
            assertThat(found.typed()).doesNotContainKey("f.none");
            assertThat(found.savedAt()).isEqualTo(clock.instant());
            assertThat(opened.drafts.find(HERE_ONLY, OWNER, UUID.randomUUID())).isEmpty();
            Draft plain = draft(HERE, 1, "x");
            assertThat(plain.event()).isNull();
            assertThat(opened.save(plain)).isEqualTo(Drafts.Saved.KEPT);
            assertThat(opened.drafts
                            .find(HERE_ONLY, OWNER, plain.form())
                            .orElseThrow()
                            .event())
                    .isNull();
        }
    }

    @Test
    default void aLaterEditTakesThePlaceOfAnEarlierOneAndNeverTheOtherWayRound() {
        TestClock clock = new TestClock();
        try (Opened opened = openDrafts(clock)) {
            Draft first = draft(HERE, 5, "một");
            assertThat(opened.save(first)).isEqualTo(Drafts.Saved.KEPT);
            clock.advance(Duration.ofMinutes(1));
            assertThat(opened.save(edited(first, 5, "hai"))).isEqualTo(Drafts.Saved.OLD);
            assertThat(opened.save(edited(first, 4, "ba"))).isEqualTo(Drafts.Saved.OLD);
            Draft kept = opened.drafts.find(HERE_ONLY, OWNER, first.form()).orElseThrow();
            assertThat(kept.typed()).isEqualTo(first.typed());
            assertThat(kept.savedAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
            assertThat(opened.save(edited(first, 9, "bốn"))).isEqualTo(Drafts.Saved.KEPT);
            kept = opened.drafts.find(HERE_ONLY, OWNER, first.form()).orElseThrow();
            assertThat(kept.typed()).containsEntry("f.full-name", List.of("bốn"));
            assertThat(kept.savedAt()).isEqualTo(clock.instant());
            assertThat(opened.drafts.list(HERE_ONLY, OWNER, 10)).containsExactly(kept);
        }
    }

    @Test
    default void nulsAndLoneSurrogatesDoNotStopASave() {
        try (Opened opened = openDrafts(new TestClock())) {
            Draft draft = draft(HERE, 1, "a\u0000b\ud800c");
            assertThat(opened.save(draft)).isEqualTo(Drafts.Saved.KEPT);
            assertThat(opened.drafts.find(HERE_ONLY, OWNER, draft.form())).isPresent();
        }
    }

    @Test
    default void listsAreOfOneOwnerLastSavedFirst() {
        TestClock clock = new TestClock();
        try (Opened opened = openDrafts(clock)) {
            Draft first = draft(HERE, 1, "một");
            Draft second = draft(HERE, 1, "hai");
            opened.save(first);
            clock.advance(Duration.ofSeconds(1));
            opened.save(second);
            clock.advance(Duration.ofSeconds(1));
            opened.save(edited(first, 2, "một nữa"));
            assertThat(forms(opened, HERE_ONLY, OWNER, 10)).containsExactly(first.form(), second.form());
            assertThat(forms(opened, HERE_ONLY, OWNER, 1)).containsExactly(first.form());
            assertThat(forms(opened, HERE_ONLY, OTHER, 10)).isEmpty();
        }
    }

    @Test
    default void nobodyElseSeesChangesOrDiscardsADraft() {
        try (Opened opened = openDrafts(new TestClock())) {
            Draft draft = draft(HERE, 1, "của tôi");
            opened.save(draft);
            assertThat(opened.drafts.find(BOTH, OTHER, draft.form())).isEmpty();
            assertThat(opened.drafts.discard(BOTH, OTHER, draft.form(), event(Action.DRAFT_DISCARDED)))
                    .isFalse();
            opened.drafts.sent(BOTH, OTHER, draft.form());
            assertThat(opened.drafts.save(BOTH, OTHER, edited(draft, 2, "khác"), event(Action.DRAFT_KEPT)))
                    .isEqualTo(Drafts.Saved.KEPT);
            assertThat(opened.drafts
                            .find(BOTH, OWNER, draft.form())
                            .orElseThrow()
                            .typed())
                    .isEqualTo(draft.typed());
        }
    }

    @Test
    default void whatLiesOutsideTheScopeIsNotThere() {
        try (Opened opened = openDrafts(new TestClock())) {
            Draft there = draft(THERE, 1, "nơi khác");
            opened.save(there);
            assertThat(opened.drafts.find(HERE_ONLY, OWNER, there.form())).isEmpty();
            assertThat(opened.drafts.list(HERE_ONLY, OWNER, 10)).isEmpty();
            assertThat(opened.drafts.discard(HERE_ONLY, OWNER, there.form(), event(Action.DRAFT_DISCARDED)))
                    .isFalse();
            opened.drafts.sent(HERE_ONLY, OWNER, there.form());
            assertThatThrownBy(() ->
                            opened.drafts.save(HERE_ONLY, OWNER, draft(THERE, 1, "nơi khác"), event(Action.DRAFT_KEPT)))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(opened.drafts.list(BOTH, OWNER, 10)).hasSize(1);
            assertThat(opened.entries()).isEqualTo(1);
        }
    }

    @Test
    default void theTrailHasTheBeginningAndTheEndNotEveryKey() {
        try (Opened opened = openDrafts(new TestClock())) {
            Draft first = draft(HERE, 1, "một");
            opened.save(first);
            opened.save(edited(first, 2, "hai"));
            opened.save(edited(first, 3, "ba"));
            assertThat(opened.entries()).isEqualTo(1);
            assertThat(opened.drafts.discard(HERE_ONLY, OWNER, first.form(), event(Action.DRAFT_DISCARDED)))
                    .isTrue();
            assertThat(opened.drafts.find(HERE_ONLY, OWNER, first.form())).isEmpty();
            assertThat(opened.entries()).isEqualTo(2);
            assertThat(opened.drafts.discard(HERE_ONLY, OWNER, first.form(), event(Action.DRAFT_DISCARDED)))
                    .isFalse();
            Draft second = draft(HERE, 1, "bốn");
            opened.save(second);
            opened.drafts.sent(HERE_ONLY, OWNER, second.form());
            opened.drafts.sent(HERE_ONLY, OWNER, second.form());
            assertThat(opened.drafts.list(HERE_ONLY, OWNER, 10)).isEmpty();
            assertThat(opened.entries()).isEqualTo(3);
        }
    }

    @Test
    default void anOwnerHasSoManyAndNoMoreUntilOneIsGone() {
        try (Opened opened = openDrafts(new TestClock())) {
            List<Draft> all = new ArrayList<>();
            for (int i = 0; i < Drafts.MOST; i++) {
                all.add(draft(i % 2 == 0 ? HERE : THERE, 1, "bản nháp"));
                assertThat(opened.save(all.getLast())).isEqualTo(Drafts.Saved.KEPT);
            }
            Draft next = draft(HERE, 1, "quá nhiều");
            int entries = opened.trail.readAll(AuditQuery.newest(1000)).size();
            assertThat(opened.drafts.save(HERE_ONLY, OWNER, next, event(Action.DRAFT_KEPT)))
                    .isEqualTo(Drafts.Saved.TOO_MANY);
            assertThat(opened.drafts.find(BOTH, OWNER, next.form())).isEmpty();
            assertThat(opened.trail.readAll(AuditQuery.newest(1000))).hasSize(entries);
            assertThat(opened.save(edited(all.getFirst(), 2, "gõ tiếp"))).isEqualTo(Drafts.Saved.KEPT);
            assertThat(opened.drafts.save(BOTH, OTHER, draft(HERE, 1, "của người khác"), event(Action.DRAFT_KEPT)))
                    .isEqualTo(Drafts.Saved.KEPT);
            opened.drafts.sent(BOTH, OWNER, all.getLast().form());
            assertThat(opened.save(next)).isEqualTo(Drafts.Saved.KEPT);
        }
    }

    @Test
    default void whatNobodyTouchedForLongIsForgotten() {
        TestClock clock = new TestClock();
        try (Opened opened = openDrafts(clock)) {
            Draft old = draft(HERE, 1, "cũ");
            Draft touched = draft(THERE, 1, "gõ tiếp");
            opened.save(old);
            opened.save(touched);
            clock.advance(Duration.ofDays(10));
            opened.save(edited(touched, 2, "gõ tiếp nữa"));
            assertThat(opened.old.forget(Duration.ofDays(10))).isZero();
            clock.advance(Duration.ofSeconds(1));
            int entries = opened.entries();
            assertThat(opened.old.forget(Duration.ofDays(10))).isEqualTo(1);
            assertThat(forms(opened, BOTH, OWNER, 10)).containsExactly(touched.form());
            assertThat(opened.entries()).isEqualTo(entries);
        }
    }

    private static List<UUID> forms(Opened opened, AccessScope scope, String owner, int limit) {
        return opened.drafts.list(scope, owner, limit).stream().map(Draft::form).toList();
    }

    private static Draft draft(UnitCode unit, long edit, String name) {
        return new Draft(
                UUID.randomUUID(),
                CaseFileId.random(),
                "prisoner",
                unit,
                null,
                0,
                new TreeMap<>(Map.of("f.full-name", List.of(name))),
                edit,
                Instant.EPOCH);
    }

    private static Draft edited(Draft draft, long edit, String name) {
        return new Draft(
                draft.form(),
                draft.file(),
                draft.category(),
                draft.unit(),
                draft.event(),
                draft.basedOn(),
                new TreeMap<>(Map.of("f.full-name", List.of(name))),
                edit,
                Instant.EPOCH);
    }
}
