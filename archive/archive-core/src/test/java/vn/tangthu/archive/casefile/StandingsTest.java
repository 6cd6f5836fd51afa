package vn.tangthu.archive.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;

/** The status of a case file, what it lacks and what is due, over a category of the test's own. */
class StandingsTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 15);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static RecordCategory category;

    @BeforeAll
    static void load(@TempDir Path folder) {
        Catalogue catalogue = OwnCatalogue.with(folder, "categories/general.yaml", """
                code: general
                vi: "Loại ví dụ"
                en: "Example"
                subject: person
                fields:
                  - { code: full-name, type: name, vi: "Tên", en: "Name", required: true }
                  - { code: decided, type: date, vi: "Ngày quyết định", en: "Decided" }
                  - { code: former, type: text, vi: "Trường cũ", en: "Former", required: true, until: 2025-01-01 }
                  - { code: coming, type: text, vi: "Trường mới", en: "Coming", required: true, since: 2026-01-01 }
                statuses:
                  - { code: waiting, vi: "Chờ", en: "Waiting" }
                  - { code: serving, vi: "Đang", en: "Serving" }
                  - { code: gone, vi: "Xong", en: "Gone", closed: true }
                events:
                  - { code: come, vi: "Đến", en: "Come", from: [waiting], to: serving, requires: [minutes], fields: [ { code: from, type: text, vi: "Từ đâu", en: "Whence", required: true } ] }
                  - { code: grade, vi: "Xếp loại", en: "Grade", from: [serving], fields: [] }
                  - { code: go, vi: "Đi", en: "Go", from: [serving], to: gone, fields: [] }
                documents:
                  - { type: judgment, clause: "TT Điều 6.2 (ví dụ)" }
                deadlines:
                  - { code: come, vi: "Đến", en: "Come", awaited: [come], after: decided, within: P30D, statuses: [waiting] }
                  - { code: grade, vi: "Xếp loại", en: "Grade", awaited: [grade], after: come, within: P3M, repeats: true, statuses: [serving] }
                  - { code: first-grade, vi: "Xếp loại đầu", en: "First grade", awaited: [grade], after: come, within: P1M, statuses: [serving] }
                  - { code: former, vi: "Hạn cũ", en: "Former", awaited: [go], after: come, within: P1D, until: 2025-01-01 }
                authority: [ { kinds: [prison], rights: [enter, update], clause: "TT Điều 6.2 (ví dụ)" } ]
                """);
        category = catalogue.category("general").orElseThrow();
    }

    @Test
    void theStatusIsWhereTheLastEventLed() {
        assertThat(standing().status()).isEqualTo("waiting");
        assertThat(standing(event(ONE, "come", "2025-01-01")).status()).isEqualTo("serving");
        assertThat(standing(event(ONE, "come", "2025-01-01"), event(TWO, "grade", "2025-02-01"))
                        .status())
                .isEqualTo("serving");
        assertThat(standing(event(ONE, "come", "2025-01-01"), event(TWO, "go", "2025-02-01"))
                        .status())
                .isEqualTo("gone");
    }

    @Test
    void whatIsMissingIsNamed() {
        CaseEvent come = event(ONE, "come", "2025-01-01");
        CaseContents empty = CaseContents.of(FieldValues.none());
        assertThat(of(empty, DAY).lacking()).containsExactly("field:full-name", "document:judgment");
        assertThat(of(empty, LocalDate.of(2024, 12, 31)).lacking())
                .contains("field:former")
                .hasSize(3);
        assertThat(of(empty, LocalDate.of(2026, 1, 1)).lacking())
                .contains("field:coming")
                .hasSize(3);

        FieldValues name = FieldValues.none().with("full-name", "Nguyễn Văn Ví Dụ");
        CaseDocument judgment = new CaseDocument(DocumentId.random(), "judgment", null);
        assertThat(of(new CaseContents(name, List.of(come), List.of(judgment)), DAY)
                        .lacking())
                .containsExactly("event:" + ONE + ":field:from", "event:" + ONE + ":document:minutes");
        CaseEvent whole = new CaseEvent(ONE, "come", come.values().with("from", "Ví dụ"));
        // The paper of another event, or of none, is not this event's.
        List<CaseDocument> others = List.of(
                judgment,
                new CaseDocument(DocumentId.random(), "minutes", null),
                new CaseDocument(DocumentId.random(), "minutes", TWO));
        assertThat(of(new CaseContents(name, List.of(whole), others), DAY).lacking())
                .containsExactly("event:" + ONE + ":document:minutes");
        List<CaseDocument> all = List.of(judgment, new CaseDocument(DocumentId.random(), "minutes", ONE));
        assertThat(of(new CaseContents(name, List.of(whole), all), DAY).lacking())
                .isEmpty();
    }

    @Test
    void aDeadlineCountsFromAFieldUntilItIsMet() {
        FieldValues decided = FieldValues.of(Map.of("decided", List.of("2025-01-10")));
        assertDue(of(CaseContents.of(decided), DAY), "come", "2025-02-09");
        assertDue(of(CaseContents.of(FieldValues.none()), DAY), null, null);
        assertThat(of(new CaseContents(decided, List.of(event(ONE, "come", "2025-01-20")), List.of()), DAY)
                        .dueCode())
                .isNotEqualTo("come");
    }

    @Test
    void theNearestDeadlineIsDueAndOneThatRepeatsIsDueAgain() {
        CaseEvent come = event(ONE, "come", "2025-01-31");
        assertDue(standing(come), "first-grade", "2025-02-28");
        assertDue(standing(come, event(TWO, "grade", "2025-02-10")), "grade", "2025-05-10");
        assertDue(
                standing(come, event(TWO, "grade", "2025-02-10"), event(new UUID(0, 3), "grade", "2025-06-01")),
                "grade",
                "2025-09-01");
        assertDue(standing(come, event(TWO, "go", "2025-03-01")), null, null);
    }

    /** What may have been done in time is not overdue. */
    @Test
    void aMonthOrAYearCountsAsItsLastDay() {
        assertDue(standing(event(ONE, "come", "2025-01")), "first-grade", "2025-02-28");
        assertDue(standing(event(ONE, "come", "2025")), "first-grade", "2026-01-31");
        assertDue(standing(event(ONE, "come", "unknown")), null, null);
    }

    @Test
    void whatHappenedBeforeTheBeginDoesNotMeetIt() {
        assertDue(
                standing(event(TWO, "grade", "2024-12-01"), event(ONE, "come", "2025-01-31")),
                "first-grade",
                "2025-02-28");
    }

    @Test
    void aDeadlineCountsWhileItIsInForce() {
        CaseEvent come = event(ONE, "come", "2024-12-20");
        assertDue(of(contents(come), LocalDate.of(2024, 12, 31)), "former", "2024-12-21");
        assertDue(of(contents(come), LocalDate.of(2025, 1, 1)), "first-grade", "2025-01-20");
    }

    @Test
    void aDeadlineHasBothACodeAndADay() {
        assertThatThrownBy(() -> new Standing("waiting", List.of(), "come", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Standing("waiting", List.of(), null, DAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertDue(Standing standing, @Nullable String code, @Nullable String day) {
        assertThat(standing.dueCode()).isEqualTo(code);
        assertThat(standing.due()).isEqualTo(day == null ? null : LocalDate.parse(day));
    }

    private static Standing standing(CaseEvent... events) {
        return of(contents(events), DAY);
    }

    private static CaseContents contents(CaseEvent... events) {
        return new CaseContents(FieldValues.none(), List.of(events), List.of());
    }

    private static Standing of(CaseContents contents, LocalDate day) {
        return new Standings().of(category, contents, day);
    }

    private static CaseEvent event(UUID id, String type, String date) {
        return new CaseEvent(id, type, FieldValues.none().with("date", date));
    }
}
