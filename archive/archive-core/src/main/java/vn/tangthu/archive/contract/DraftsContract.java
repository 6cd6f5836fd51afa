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

/** Forms that were begun: kept for their owner, the last state of each. */
public interface DraftsContract {
    String OWNER = "officer.example";
    String OTHER = "other.example";

    /** Fresh drafts over a fresh trail, which take their time from this clock. */
    Opened openDrafts(Clock clock);

    /** @param end called when the test is over */
    record Opened(Drafts drafts, AuditTrail trail, Runnable end) implements AutoCloseable {
        public Opened with(Drafts other) {
            return new Opened(other, trail, end);
        }

        private boolean save(Draft draft) {
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
            assertThat(opened.save(draft)).isTrue();
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
            assertThat(opened.save(plain)).isTrue();
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
            assertThat(opened.save(first)).isTrue();
            clock.advance(Duration.ofMinutes(1));
            assertThat(opened.save(edited(first, 5, "hai"))).isFalse();
            assertThat(opened.save(edited(first, 4, "ba"))).isFalse();
            Draft kept = opened.drafts.find(HERE_ONLY, OWNER, first.form()).orElseThrow();
            assertThat(kept.typed()).isEqualTo(first.typed());
            assertThat(kept.savedAt()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
            assertThat(opened.save(edited(first, 9, "bốn"))).isTrue();
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
            assertThat(opened.save(draft)).isTrue();
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
                    .isTrue();
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
