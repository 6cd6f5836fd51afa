package vn.tangthu.archive.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Period;
import vn.tangthu.catalogue.RecordCategory;

/** What is refused, with its place and code, and what is taken as it is meant. */
class CaseFileRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @TempDir
    private static Path folder;

    private static Catalogue catalogue;
    private static CaseFileRules rules;
    private static final UnitTree UNITS = new UnitTree(List.of(
            unit("HERE", Period.ALWAYS),
            unit("THERE", Period.ALWAYS),
            unit("ENDED", new Period(null, TODAY)),
            unit("COMING", new Period(TODAY.plusDays(1), null)),
            new Unit(
                    new UnitCode("BUREAU"),
                    "provincial-agency",
                    null,
                    "Công an tỉnh ví dụ",
                    "Example provincial police",
                    Period.ALWAYS,
                    List.of())));

    @BeforeAll
    static void load() {
        catalogue = OwnCatalogue.withOffences(folder);
        rules = new CaseFileRules(catalogue);
    }

    private static Unit unit(String code, Period inForce) {
        return new Unit(new UnitCode(code), "prison", null, "Trại giam ví dụ", "Example prison", inForce, List.of());
    }

    // Values

    @Test
    void valuesAreKeptInTheirOneForm() {
        CaseFileRules.Outcome.Accepted accepted = accepted(person(
                "birth-date", " 05/06/1990 ",
                "sex", "Nam",
                "judgment-date", "1.2.2020",
                "sentence", "07 (bảy) năm 6 tháng tù",
                "identity-number", "001 090 000 001",
                "court", "  Tòa án\u00a0nhân dân   tỉnh Ví Dụ "));
        assertThat(accepted.contents().fields().values())
                .containsEntry("birth-date", List.of("1990-06-05"))
                .containsEntry("judgment-date", List.of("2020-02-01"))
                .containsEntry("sentence", List.of("P7Y6M0D"))
                .containsEntry("identity-number", List.of("001090000001"))
                .containsEntry("court", List.of("Tòa án nhân dân tỉnh Ví Dụ"));
        assertThat(accepted.contents().fields().first("sex")).isPresent().isNotEqualTo("Nam");
        assertThat(accepted.keeper()).isNull();
        // What is kept can be sent back, and stays what it is.
        assertThat(accepted(accepted.contents()).contents()).isEqualTo(accepted.contents());
    }

    @Test
    void decomposedLettersAreComposed() {
        String decomposed = java.text.Normalizer.normalize("Nguyễn Thị Ví Dụ", java.text.Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo("Nguyễn Thị Ví Dụ");
        assertThat(accepted(CaseContents.of(FieldValues.none().with("full-name", decomposed)))
                        .contents()
                        .fields()
                        .first("full-name"))
                .contains("Nguyễn Thị Ví Dụ");
    }

    @ParameterizedTest
    @CsvSource({
        "birth-date, 31/02/1990",
        "birth-date, 1990-13",
        "birth-date, 00/00/1990",
        "judgment-date, 2020",
        "judgment-date, unknown",
        "sex, nữ nam",
        "nationality, Atlantis",
        "sentence, dài",
        "identity-number, 12345",
        "children, hai",
        "party-member, maybe",
        "note, a\u0000b",
        "note, a\u200bb",
        "court, a\u0007b",
        "court, a\uE000b",
        "full-name, 😀 Ví Dụ",
        "full-name, <b>Ví Dụ</b>",
        "full-name, =HYPERLINK(1)",
        "full-name, 123",
    })
    void whatIsNoValueOfItsTypeIsRefused(String field, String typed) {
        assertThat(codes(person(field, typed))).containsExactly(field + ": bad-value");
    }

    @Test
    void emojiStayWhereTextIsFree() {
        assertThat(accepted(person("note", "👍🏽 ổn\nhai dòng"))
                        .contents()
                        .fields()
                        .first("note"))
                .contains("👍🏽 ổn\nhai dòng");
    }

    /** Neither a second's work nor a row of the table is wasted on it. */
    @Test
    void aNameOfTenThousandCharactersIsRefused() {
        List<Finding> findings = findings(CaseContents.of(FieldValues.none().with("full-name", "Ví ".repeat(3334))));
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("full-name");
            assertThat(finding.code()).isEqualTo("bad-value");
            assertThat(finding.why().en()).contains("120").hasSizeLessThan(200);
            assertThat(finding.why().vi()).contains("120");
        });
    }

    /** Reasons are shown and logged; values are about people. */
    @Test
    void noReasonRepeatsWhatWasTyped() {
        List<Finding> findings =
                findings(person("identity-number", "SECRET-1", "birth-date", "SECRET-2", "x-secret-3", "SECRET-4"));
        assertThat(findings)
                .hasSize(3)
                .allSatisfy(finding ->
                        assertThat(finding.why().vi() + finding.why().en()).doesNotContain("SECRET"));
    }

    @Test
    void aNameIsNeeded() {
        assertThat(codes(CaseContents.of(FieldValues.none()))).containsExactly("full-name: name-missing");
        assertThat(codes(CaseContents.of(FieldValues.of(Map.of("full-name", List.of("  "))))))
                .containsExactly("full-name: name-missing");
    }

    @Test
    void unknownFieldsAreNamed() {
        CaseEvent event = event(ONE, "reception", "2020-02-03", "colour", "red");
        assertThat(codes(new CaseContents(person("colour", "red").fields(), List.of(event), List.of())))
                .containsExactly("colour: unknown-field", "events.0.colour: unknown-field");
    }

    @Test
    void oneFieldHoldsNoMoreThanItsValues() {
        FieldValues fields = person().fields();
        assertThat(codes(CaseContents.of(fields.with("court", List.of("a", "b")))))
                .containsExactly("court: too-many-values");
        List<String> fifty = IntStream.range(0, 50).mapToObj(i -> "Tên " + i).toList();
        assertThat(accepted(CaseContents.of(fields.with("other-names", fifty)))
                        .contents()
                        .fields()
                        .all("other-names"))
                .isEqualTo(fifty);
        assertThat(codes(CaseContents.of(fields.with(
                        "other-names",
                        Stream.concat(fifty.stream(), Stream.of("x")).toList()))))
                .containsExactly("other-names: too-many-values");
        // Empty and equal ones are none.
        assertThat(accepted(CaseContents.of(fields.with("other-names", List.of("Tí", " ", "Tí ", "Tèo"))))
                        .contents()
                        .fields()
                        .all("other-names"))
                .containsExactly("Tí", "Tèo");
    }

    @Test
    void aRecordHoldsNoMoreThanAnybodyCouldEnter() {
        List<CaseEvent> events = Stream.generate(() -> event(UUID.randomUUID(), "reward", "2020-03-01"))
                .limit(2001)
                .toList();
        assertThat(codes(new CaseContents(person().fields(), events, List.of())))
                .containsExactly("events: too-many");
        List<CaseDocument> documents = Stream.generate(() -> new CaseDocument(DocumentId.random(), "judgment", null))
                .limit(2001)
                .toList();
        assertThat(codes(new CaseContents(person().fields(), List.of(), documents)))
                .containsExactly("documents: too-many");
    }

    // Dates

    @Test
    void nobodyIsBornAfterTheJudgment() {
        assertThat(codes(person("birth-date", "2/2/2020", "judgment-date", "1/2/2020")))
                .containsExactly("judgment-date: before-other-date");
        assertThat(codes(person("birth-date", "2021", "judgment-date", "1/2/2020")))
                .containsExactly("judgment-date: before-other-date");
        // What may be right is not refused.
        accepted(person("birth-date", "2020", "judgment-date", "1/2/2020"));
        accepted(person("birth-date", "không rõ", "judgment-date", "1/2/2020"));
    }

    /** Also where the judgment is the one that did not change. */
    @Test
    void nobodyIsMadeBornAfterTheJudgmentLater() {
        CaseContents before = accepted(person("birth-date", "1990", "judgment-date", "1/2/2020"))
                .contents();
        CaseContents after = CaseContents.of(before.fields().with("birth-date", "2021"));
        assertThat(codes(after, before)).containsExactly("judgment-date: before-other-date");
    }

    @Test
    void datesOfWhatHappenedDoNotLieAhead() {
        assertThat(codes(person("judgment-date", "3/3/2026"))).containsExactly("judgment-date: in-the-future");
        assertThat(codes(person("birth-date", "2027"))).containsExactly("birth-date: in-the-future");
        assertThat(codes(person("birth-date", "04/2026"))).containsExactly("birth-date: in-the-future");
        accepted(person("birth-date", "2026"));
        accepted(person("judgment-date", "2/3/2026"));
        accepted(person("expected-end", "2/3/2056"));
        assertThat(codes(events(event(ONE, "reception", "3/3/2026")))).containsExactly("events.0.date: in-the-future");
        accepted(events(event(ONE, "postponement", "1/3/2026", "until", "1/9/2026")));
    }

    @Test
    void theEndOfAPostponementIsNotBeforeItsBeginning() {
        assertThat(codes(events(event(ONE, "postponement", "1/3/2026", "until", "28/2/2026"))))
                .containsExactly("events.0.until: before-other-date");
    }

    @Test
    void anEventNeedsADate() {
        assertThat(codes(events(new CaseEvent(ONE, "reception", FieldValues.none()))))
                .containsExactly("events.0.date: date-missing");
        accepted(events(event(ONE, "reception", "không rõ")));
    }

    // Events

    @Test
    void eventsGoForwardInTime() {
        assertThat(codes(events(event(ONE, "reception", "2/3/2020"), event(TWO, "release", "1/3/2020"))))
                .containsExactly("events.1.date: out-of-order");
        assertThat(codes(events(
                        event(ONE, "reception", "2/5/2020"),
                        event(TWO, "reward", "2020"),
                        event(new UUID(0, 3), "discipline", "4/2020"))))
                .containsExactly("events.2.date: out-of-order");
        accepted(events(event(ONE, "reception", "2020"), event(TWO, "release", "3/2020")));
    }

    @Test
    void noReleaseBeforeReception() {
        assertThat(codes(events(event(ONE, "release", "1/3/2020")))).containsExactly("events.0.date: not-from-here");
        assertThat(codes(events(event(ONE, "release", "1/3/2020"), event(TWO, "reception", "2/3/2020"))))
                .containsExactly("events.0.date: not-from-here", "events.1.date: not-from-here");
    }

    @Test
    void whatHappensOnceHappensOnce() {
        assertThat(codes(events(
                        event(ONE, "reception", "1/3/2020"),
                        event(TWO, "escape", "2/3/2020"),
                        event(new UUID(0, 3), "reception", "3/3/2020"))))
                .containsExactly("events.2.date: not-from-here", "events.2.date: twice");
    }

    @Test
    void anEventStandsInARecordOnce() {
        assertThat(codes(events(event(ONE, "reception", "1/3/2020"), event(ONE, "reward", "2/3/2020"))))
                .containsExactly("events.1: same-event");
    }

    @Test
    void unknownEventsAreNamed() {
        assertThat(codes(events(event(ONE, "coronation", "1/3/2020")))).containsExactly("events.0: unknown-event");
    }

    @Test
    void anEventIsInForceOnItsDay(@TempDir Path own) {
        Catalogue dated = OwnCatalogue.with(own, "categories/general.yaml", """
                code: general
                vi: "Loại ví dụ"
                en: "Example"
                subject: person
                fields: [ { code: full-name, type: name, vi: "Tên", en: "Name" } ]
                statuses: [ { code: open, vi: "Mở", en: "Open" } ]
                events:
                  - { code: pardon, vi: "Ân giảm", en: "Pardon", from: [open], since: 2020-01-01, until: 2021-01-01, fields: [] }
                authority: [ { kinds: [prison], rights: [enter, update], clause: "TT Điều 6.2 (ví dụ)" } ]
                """);
        RecordCategory category = dated.category("general").orElseThrow();
        CaseFileRules ownRules = new CaseFileRules(dated);
        for (String day : List.of("31/12/2019", "1/1/2021", "2022")) {
            assertThat(ownRules.read(category, events(event(ONE, "pardon", day)), null, UNITS, TODAY))
                    .isInstanceOfSatisfying(
                            CaseFileRules.Outcome.Refused.class,
                            refused -> assertThat(refused.findings())
                                    .extracting(Finding::code)
                                    .containsExactly("event-not-in-force"));
        }
        for (String day : List.of("1/1/2020", "31/12/2020", "không rõ")) {
            assertThat(ownRules.read(category, events(event(ONE, "pardon", day)), null, UNITS, TODAY))
                    .isInstanceOf(CaseFileRules.Outcome.Accepted.class);
        }
    }

    // Codes

    @Test
    void aCodeIsInForceOnTheDayOfItsAct() {
        assertThat(codes(person("offence", "OLD", "judgment-date", "1/1/2018")))
                .containsExactly("offence: code-not-in-force");
        assertThat(codes(person("offence", "NEW", "judgment-date", "31/12/2017")))
                .containsExactly("offence: code-not-in-force");
        accepted(person("offence", "OLD", "judgment-date", "31/12/2017"));
        accepted(person("offence", "NEW", "judgment-date", "1/1/2018"));
        accepted(person("offence", "OLD"));
        assertThat(codes(person("offence", "Trộm mây"))).containsExactly("offence: bad-value");
        assertThat(findings(person("offence", "OLD", "judgment-date", "1/1/2018"))
                        .getFirst()
                        .why()
                        .vi())
                .contains("NEW");
    }

    @Test
    void anEventsCodeIsInForceOnTheDayOfTheEvent() {
        CaseEvent reception = event(ONE, "reception", "1/2/2017");
        assertThat(codes(events(reception, event(TWO, "new-offence", "2/1/2018", "offence", "OLD"))))
                .containsExactly("events.1.offence: code-not-in-force");
        accepted(events(reception, event(TWO, "new-offence", "2/12/2017", "offence", "OLD")));
    }

    @Test
    void aChangedDayIsHeldAgainstTheCodesOfThatDay() {
        CaseContents before = accepted(person("offence", "OLD", "judgment-date", "31/12/2017"))
                .contents();
        assertThat(codes(CaseContents.of(before.fields().with("judgment-date", "2/1/2018")), before))
                .containsExactly("offence: code-not-in-force");
    }

    /** Also a value, a code and a field that the catalogue of today does not know any more. */
    @Test
    void whatDidNotChangeIsNotHeldAgainstToday() {
        CaseEvent transfer = event(ONE, "transfer", "2020-02-03", "to-unit", "ENDED");
        CaseContents before = new CaseContents(
                person(
                                "offence", "OLD",
                                "judgment-date", "2020-02-01",
                                "court", "x".repeat(2000),
                                "court-level", "village",
                                "height", "170")
                        .fields()
                        .with("sex", List.of("a", "b")),
                List.of(event(TWO, "reception", "2020-02-02"), transfer),
                List.of());
        CaseContents after = new CaseContents(
                before.fields().with("full-name", "Trần Thị Ví Dụ"), before.events(), before.documents());
        assertThat(rules.read(category(), after, before, UNITS, TODAY))
                .isInstanceOfSatisfying(CaseFileRules.Outcome.Accepted.class, accepted -> {
                    assertThat(accepted.contents()).isEqualTo(after);
                    assertThat(accepted.keeper()).isNull();
                });
        assertThat(codes(
                        new CaseContents(
                                after.fields().with("height", "171").with("court-level", "town"),
                                List.of(
                                        event(TWO, "reception", "2020-02-02"),
                                        event(ONE, "transfer", "2020-02-03", "to-unit", "COMING")),
                                List.of()),
                        before))
                .containsExactly("court-level: bad-value", "height: unknown-field", "events.1.to-unit: unknown-unit");
    }

    // Units and documents

    @ParameterizedTest
    @ValueSource(strings = {"NOWHERE", "ENDED", "COMING", "not a code!"})
    void aTransferGoesToAUnitThatExists(String unit) {
        CaseContents typed =
                events(event(ONE, "reception", "1/2/2020"), event(TWO, "transfer", "1/3/2026", "to-unit", unit));
        assertThat(findings(typed))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).isEqualTo("events.1.to-unit"));
    }

    /** Whoever sent it there could not fetch it back, and whoever has it could do nothing with it. */
    @Test
    void aTransferGoesToAUnitThatMayGoOnWithIt() {
        CaseEvent reception = event(ONE, "reception", "1/2/2020");
        CaseContents typed = events(reception, event(TWO, "transfer", "1/3/2020", "to-unit", "BUREAU"));
        assertThat(findings(typed)).singleElement().satisfies(finding -> {
            assertThat(finding.place()).isEqualTo("events.1.to-unit");
            assertThat(finding.code()).isEqualTo("receiver-without-authority");
            assertThat(finding.why().vi()).contains("Trại giam", "TT Điều 6.2.a");
            assertThat(finding.why().en()).contains("Prison", "TT Điều 6.2.a");
        });
        // What was on the way through such a unit is history.
        CaseEvent there = event(new UUID(0, 3), "transfer", "1/4/2020", "to-unit", "THERE");
        assertThat(accepted(events(reception, event(TWO, "transfer", "1/3/2020", "to-unit", "BUREAU"), there))
                        .keeper())
                .isEqualTo(new UnitCode("THERE"));
        // What stood there before is not held against whoever changes something else.
        CaseContents before = new CaseContents(
                person().fields(),
                List.of(
                        event(ONE, "reception", "2020-02-01"),
                        event(TWO, "transfer", "2020-03-01", "to-unit", "BUREAU")),
                List.of());
        assertThat(accepted(before, before).keeper()).isNull();
    }

    @Test
    void theLastTransferDecidesWhoKeepsIt() {
        CaseEvent reception = event(ONE, "reception", "1/2/2020");
        CaseEvent here = event(TWO, "transfer", "1/3/2020", "to-unit", "HERE");
        CaseEvent there = event(new UUID(0, 3), "transfer", "1/4/2020", "to-unit", "THERE");
        CaseContents none = accepted(events(reception)).contents();
        assertThat(accepted(events(reception, here)).keeper()).isEqualTo(new UnitCode("HERE"));
        assertThat(accepted(events(reception, here), none).keeper()).isEqualTo(new UnitCode("HERE"));
        assertThat(accepted(events(reception, here, there), none).keeper()).isEqualTo(new UnitCode("THERE"));

        // One that is entered late moves nothing back; nor does anything else that is changed.
        CaseContents moved = accepted(events(reception, there)).contents();
        assertThat(accepted(events(reception, here, there), moved).keeper()).isNull();
        assertThat(accepted(events(reception, there, event(new UUID(0, 4), "reward", "1/5/2020")), moved)
                        .keeper())
                .isNull();
        // A corrected destination is a destination.
        CaseEvent corrected = event(there.id(), "transfer", "1/4/2020", "to-unit", "HERE");
        assertThat(accepted(events(reception, corrected), moved).keeper()).isEqualTo(new UnitCode("HERE"));
        // So is one that was not known before.
        CaseContents unknown = accepted(events(reception, event(there.id(), "transfer", "1/4/2020")))
                .contents();
        assertThat(accepted(events(reception, there), unknown).keeper()).isEqualTo(new UnitCode("THERE"));
    }

    @Test
    void documentsHaveATypeAndAnEventThatExist() {
        CaseEvent reception = event(ONE, "reception", "1/2/2020");
        List<CaseDocument> documents = List.of(
                new CaseDocument(DocumentId.random(), "judgment", null),
                new CaseDocument(DocumentId.random(), "minutes", ONE),
                new CaseDocument(DocumentId.random(), "poem", null),
                new CaseDocument(DocumentId.random(), "minutes", TWO));
        assertThat(codes(new CaseContents(person().fields(), List.of(reception), documents)))
                .containsExactly("documents.2: unknown-type", "documents.3: unknown-type");
        accepted(new CaseContents(person().fields(), List.of(reception), documents.subList(0, 2)));
    }

    // Helpers

    private static RecordCategory category() {
        return catalogue.category("prisoner").orElseThrow();
    }

    private static CaseContents person(String... codesAndValues) {
        return CaseContents.of(values("full-name", "Nguyễn Văn Ví Dụ", codesAndValues));
    }

    private static CaseContents events(CaseEvent... events) {
        return new CaseContents(person().fields(), List.of(events), List.of());
    }

    private static CaseEvent event(UUID id, String type, String date, String... codesAndValues) {
        return new CaseEvent(id, type, values("date", date, codesAndValues));
    }

    private static FieldValues values(String first, String value, String... codesAndValues) {
        FieldValues values = FieldValues.none().with(first, value);
        for (int i = 0; i < codesAndValues.length; i += 2) {
            values = values.with(codesAndValues[i], codesAndValues[i + 1]);
        }
        return values;
    }

    private static CaseFileRules.Outcome.Accepted accepted(CaseContents typed) {
        return accepted(typed, null);
    }

    private static CaseFileRules.Outcome.Accepted accepted(CaseContents typed, @Nullable CaseContents before) {
        CaseFileRules.Outcome outcome = rules.read(category(), typed, before, UNITS, TODAY);
        assertThat(outcome).isInstanceOf(CaseFileRules.Outcome.Accepted.class);
        return (CaseFileRules.Outcome.Accepted) outcome;
    }

    private static List<Finding> findings(CaseContents typed) {
        return findings(typed, null);
    }

    private static List<Finding> findings(CaseContents typed, @Nullable CaseContents before) {
        CaseFileRules.Outcome outcome = rules.read(category(), typed, before, UNITS, TODAY);
        assertThat(outcome).isInstanceOf(CaseFileRules.Outcome.Refused.class);
        return new ArrayList<>(((CaseFileRules.Outcome.Refused) outcome).findings());
    }

    private static List<String> codes(CaseContents typed) {
        return codes(typed, null);
    }

    private static List<String> codes(CaseContents typed, @Nullable CaseContents before) {
        return findings(typed, before).stream()
                .map(finding -> finding.place() + ": " + finding.code())
                .toList();
    }
}
