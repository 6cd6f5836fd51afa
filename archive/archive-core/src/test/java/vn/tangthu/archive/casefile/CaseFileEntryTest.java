package vn.tangthu.archive.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;

/** Entry with the catalogue and the units of the product, over the days of 2025 that changed both. */
class CaseFileEntryTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate LAST_DAY_OF_DISTRICTS = LocalDate.of(2025, 2, 28);
    private static final UnitCode DISTRICT = new UnitCode("CAH-01-001");
    private static final UnitCode PROVINCE = new UnitCode("CAT-01");
    private static final UnitCode PRISON = new UnitCode("TG-01");
    private static final UnitCode OTHER_PRISON = new UnitCode("TG-02");
    private static final String SUSPENDED = "community.suspended";

    private final DayClock clock = new DayClock(LAST_DAY_OF_DISTRICTS);
    private final InMemoryArchive archive = new InMemoryArchive(clock);
    private final CaseFileEntry entry = new CaseFileEntry(
            CATALOGUE, archive.caseFiles(), archive.registry(), archive.units(), archive.auditTrail(), clock);

    @BeforeEach
    void addUnits() {
        archive.units().addMissing(Units.of(CATALOGUE));
    }

    @Test
    void whatIsOpenedIsAuditedWithItsClause() {
        CaseFileId id = CaseFileId.random();
        CaseFile file = done(entry.open(act(PRISON), id, "prisoner", PRISON, contents()));
        assertThat(file.version()).isEqualTo(1);
        assertThat(file.standing().status()).isEqualTo("awaiting");
        assertThat(file.standing().lacking()).contains("field:sex", "document:judgment");
        assertThat(last().action()).isEqualTo(Action.RECORD_OPENED.code());
        assertThat(last().object()).isEqualTo("record:" + id);
        assertThat(last().purpose()).isEqualTo("execution");
        assertThat(last().detail()).containsEntry("clause", "TT Điều 6.2.a").containsEntry("version", "1");

        assertThat(done(entry.open(act(PRISON), id, "prisoner", PRISON, contents())))
                .isEqualTo(file);
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(10))).hasSize(1);
    }

    /** Neither may look for the id before it opens: the port alone decides who is first. */
    @Test
    void ofTwoOpeningsUnderOneIdTheSecondIsToldUnlessItSaysTheSame() {
        CaseFileId id = CaseFileId.random();
        CaseFile first = done(entry.open(act(PRISON), id, "prisoner", PRISON, contents("note", "một")));
        assertThat(entry.open(act(PRISON), id, "prisoner", PRISON, contents("note", "hai")))
                .isEqualTo(new EntryOutcome.Conflict(first));
        assertThat(entry.open(act(PRISON), id, "prisoner", PRISON, contents("note", "một")))
                .isEqualTo(new EntryOutcome.Done(first));
        CaseFile out = done(entry.setDeleted(act(PRISON), id, 1, true, "Nhập hai lần"));
        assertThat(entry.open(act(PRISON), id, "prisoner", PRISON, contents("note", "một")))
                .isEqualTo(new EntryOutcome.Conflict(out));
    }

    @Test
    void whatWasOpenedForAnotherUnitIsSomethingElse() {
        CaseFileId id = CaseFileId.random();
        CaseFile first = done(entry.open(act(DISTRICT), id, SUSPENDED, DISTRICT, contents()));
        clock.set(LAST_DAY_OF_DISTRICTS.plusDays(1));
        assertThat(entry.open(act(PROVINCE), id, SUSPENDED, PROVINCE, contents()))
                .isEqualTo(new EntryOutcome.Conflict(first));
    }

    @Test
    void whatIsRefusedForLackOfAuthorityIsAuditedWithItsClauseAndNothingIsWritten() {
        EntryOutcome outcome = entry.open(act(PROVINCE), CaseFileId.random(), "prisoner", PROVINCE, contents());
        assertThat(outcome).isInstanceOfSatisfying(EntryOutcome.NotAllowed.class, refused -> {
            assertThat(refused.code()).isEqualTo("no-authority");
            assertThat(refused.clause()).isEqualTo("TT Điều 6.2.a");
            assertThat(refused.why().vi()).contains("Trại giam", "TT Điều 6.2.a");
        });
        assertThat(last().action()).isEqualTo(Action.DENIED.code());
        assertThat(last().detail())
                .containsEntry("clause", "TT Điều 6.2.a")
                .containsEntry("reason", "no-authority")
                .containsEntry("category", "prisoner")
                .containsEntry("unit", "CAT-01");
        assertThat(archive.caseFiles().list(act(PROVINCE).actor().scope(), CaseFileFilter.all(), 1))
                .isEmpty();
        assertThat(archive.workQueue().depth()).isEmpty();
    }

    @Test
    void authorityIsAskedBeforeWhatWasTypedIsRead() {
        CaseContents wrong = CaseContents.of(FieldValues.none());
        assertThat(entry.open(act(PROVINCE), CaseFileId.random(), "prisoner", PROVINCE, wrong))
                .isInstanceOf(EntryOutcome.NotAllowed.class);
        assertThat(entry.open(act(PRISON), CaseFileId.random(), "prisoner", PRISON, wrong))
                .isInstanceOf(EntryOutcome.Wrong.class);
        assertThat(entry.open(act(PRISON), CaseFileId.random(), "no-such", PRISON, contents()))
                .isInstanceOf(EntryOutcome.NotAllowed.class);
    }

    /** Midnight is that of Viet Nam. */
    @Test
    void theDistrictLosesItsAuthorityAtMidnightAndTheProvinceGoesOn() {
        clock.set(Instant.parse("2025-02-28T16:59:59Z"));
        CaseFileId id = CaseFileId.random();
        CaseFile file = done(entry.open(act(DISTRICT), id, SUSPENDED, DISTRICT, contents()));
        assertThat(code(entry.change(act(PROVINCE), id, 1, contents(), "Bổ sung")))
                .isEqualTo("authority-ended");

        clock.set(Instant.parse("2025-02-28T17:00:00Z"));
        assertThat(code(entry.change(act(DISTRICT), id, 1, contents(), "Bổ sung")))
                .isEqualTo("unit-ended");
        assertThat(code(entry.setDeleted(act(DISTRICT), id, 1, true, "Sai"))).isEqualTo("unit-ended");
        assertThat(code(entry.open(act(DISTRICT), CaseFileId.random(), SUSPENDED, DISTRICT, contents())))
                .isEqualTo("unit-ended");
        assertThat(archive.caseFiles().find(act(PROVINCE).actor().scope(), id)).contains(file);

        CaseFile changed = done(entry.change(act(PROVINCE), id, 1, contents(), "Bổ sung"));
        assertThat(changed.unit()).isEqualTo(DISTRICT);
        assertThat(last().detail()).containsEntry("clause", "TTLT 02/2025").containsEntry("reason", "Bổ sung");
    }

    @Test
    void aProvinceThatIsMergedGoesOnInItsSuccessor() {
        UnitCode merged = new UnitCode("CAT-02");
        UnitCode successor = new UnitCode("CAT-08");
        clock.set(LocalDate.of(2025, 6, 30));
        CaseFileId id = CaseFileId.random();
        done(entry.open(act(merged), id, "expulsion", merged, contents()));
        assertThat(entry.change(act(successor), id, 1, contents(), "Bổ sung")).isEqualTo(new EntryOutcome.NotFound());

        clock.set(LocalDate.of(2025, 7, 1));
        assertThat(code(entry.change(act(merged), id, 1, contents(), "Bổ sung")))
                .isEqualTo("unit-ended");
        assertThat(done(entry.change(act(successor), id, 1, contents(), "Bổ sung"))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void whatCannotBeSeenIsNotThereAndTheAttemptIsKept() {
        CaseFileId id = CaseFileId.random();
        done(entry.open(act(PRISON), id, "prisoner", PRISON, contents()));
        for (CaseFileId any : List.of(id, CaseFileId.random())) {
            assertThat(entry.change(act(OTHER_PRISON), any, 1, contents(), "Bổ sung"))
                    .isEqualTo(new EntryOutcome.NotFound());
            assertThat(last().action()).isEqualTo(Action.DENIED.code());
            assertThat(last().object()).isEqualTo("record:" + any);
            assertThat(last().detail()).containsOnlyKeys("reason").containsEntry("reason", "not-in-scope");
            assertThat(entry.setDeleted(act(OTHER_PRISON), any, 1, true, "Sai")).isEqualTo(new EntryOutcome.NotFound());
        }
    }

    @Test
    void whoSawAnEarlierVersionIsShownTheLater() {
        CaseFileId id = CaseFileId.random();
        done(entry.open(act(PRISON), id, "prisoner", PRISON, contents()));
        CaseFile now = done(entry.change(act(PRISON), id, 1, contents("note", "một"), "Bổ sung"));
        assertThat(entry.change(act(PRISON), id, 1, contents("note", "hai"), "Bổ sung"))
                .isEqualTo(new EntryOutcome.Conflict(now));
        assertThat(entry.setDeleted(act(PRISON), id, 1, true, "Sai")).isEqualTo(new EntryOutcome.Conflict(now));
        assertThat(archive.caseFiles().find(act(PRISON).actor().scope(), id)).contains(now);
    }

    @Test
    void whatWasTakenOutIsNotChangedUntilItIsBroughtBack() {
        CaseFileId id = CaseFileId.random();
        done(entry.open(act(PRISON), id, "prisoner", PRISON, contents()));
        CaseFile out = done(entry.setDeleted(act(PRISON), id, 1, true, "Nhập hai lần"));
        assertThat(last().action()).isEqualTo(Action.RECORD_DELETED.code());
        assertThat(last().detail()).containsEntry("reason", "Nhập hai lần");
        assertThat(entry.change(act(PRISON), id, 2, contents(), "Bổ sung")).isEqualTo(new EntryOutcome.Conflict(out));
        done(entry.setDeleted(act(PRISON), id, 2, false, "Không phải hai lần"));
        assertThat(last().action()).isEqualTo(Action.RECORD_RESTORED.code());
        done(entry.change(act(PRISON), id, 3, contents(), "Bổ sung"));
    }

    @Test
    void aTransferMovesItToWhomItNames() {
        CaseFileId id = CaseFileId.random();
        done(entry.open(act(PRISON), id, "prisoner", PRISON, contents()));
        CaseContents moved = new CaseContents(
                contents().fields(),
                List.of(
                        event("reception", "2024-02-01", "note", "Ví dụ"),
                        event("transfer", "2025-02-01", "to-unit", "TG-02")),
                List.of());
        CaseFile file = done(entry.change(act(PRISON), id, 1, moved, "Chuyển"));
        assertThat(file.unit()).isEqualTo(OTHER_PRISON);
        assertThat(file.standing().status()).isEqualTo("serving");
        assertThat(entry.change(act(PRISON), id, 2, moved, "Chuyển")).isEqualTo(new EntryOutcome.NotFound());
        CaseFile next = done(entry.change(act(OTHER_PRISON), id, 2, file.contents(), "Bổ sung"));
        assertThat(next.unit()).isEqualTo(OTHER_PRISON);
        assertThat(archive.workQueue().depth()).containsEntry(WorkKind.INDEX_RECORD, 1L);
    }

    /** It would stay where it is, whatever its events say. */
    @Test
    void aNewRecordIsKeptByTheUnitThatItsLastMoveNames() {
        CaseFileId id = CaseFileId.random();
        CaseEvent reception = event("reception", "2024-02-01", "note", "Ví dụ");
        CaseEvent away = event("transfer", "2025-02-01", "to-unit", "TG-02");
        CaseEvent back = event("transfer", "2025-02-02", "to-unit", "TG-01");
        FieldValues fields = contents().fields();
        EntryOutcome refused = entry.open(
                act(PRISON), id, "prisoner", PRISON, new CaseContents(fields, List.of(reception, away), List.of()));
        assertThat(findings(refused)).containsExactly("events.1.to-unit moves-new-record");
        assertThat(((EntryOutcome.Wrong) refused).findings().getFirst().why().vi())
                .contains("(TG-02)");
        assertThat(archive.caseFiles().find(act(PRISON).actor().scope(), id)).isEmpty();

        CaseContents whole = new CaseContents(fields, List.of(reception, away, back), List.of());
        assertThat(done(entry.open(act(PRISON), id, "prisoner", PRISON, whole)).unit())
                .isEqualTo(PRISON);
        CaseContents arrived = new CaseContents(fields, List.of(reception, away), List.of());
        assertThat(done(entry.open(act(OTHER_PRISON), CaseFileId.random(), "prisoner", OTHER_PRISON, arrived))
                        .unit())
                .isEqualTo(OTHER_PRISON);
    }

    @Test
    void aDocumentOutsideTheScopeIsNotTiedToARecord() {
        DocumentId theirs = document(OTHER_PRISON);
        DocumentId nowhere = new DocumentId(UUID.randomUUID());
        DocumentId ours = document(PRISON);
        CaseFileId id = CaseFileId.random();
        assertThat(findings(entry.open(act(PRISON), id, "prisoner", PRISON, with(ours, theirs, nowhere))))
                .containsExactly("documents.1 document-not-found", "documents.2 document-not-found");
        assertThat(last().action()).isEqualTo(Action.DENIED.code());
        assertThat(last().detail()).containsExactlyEntriesOf(Map.of("reason", "document-not-in-scope"));
        assertThat(archive.caseFiles().find(act(PRISON).actor().scope(), id)).isEmpty();

        done(entry.open(act(PRISON), id, "prisoner", PRISON, with(ours)));
        assertThat(findings(entry.change(act(PRISON), id, 1, with(ours, theirs), "Bổ sung")))
                .containsExactly("documents.1 document-not-found");
        // Whatever else is wrong is said at the same time.
        CaseContents wrong =
                new CaseContents(FieldValues.none(), List.of(), with(theirs).documents());
        assertThat(findings(entry.change(act(PRISON), id, 1, wrong, "Bổ sung")))
                .containsExactly("full-name name-missing", "documents.0 document-not-found");
        assertThat(done(entry.change(act(PRISON), id, 1, with(), "Gỡ"))
                        .contents()
                        .documents())
                .isEmpty();
    }

    @Test
    void whatWasTiedBeforeStaysWhoeverChangesTheRecord() {
        CaseFileId id = CaseFileId.random();
        DocumentId ours = document(PRISON);
        done(entry.open(act(PRISON), id, "prisoner", PRISON, with(ours)));
        CaseContents moved = new CaseContents(
                contents().fields(),
                List.of(
                        event("reception", "2024-02-01", "note", "Ví dụ"),
                        event("transfer", "2025-02-01", "to-unit", "TG-02")),
                with(ours).documents());
        CaseFile there = done(entry.change(act(PRISON), id, 1, moved, "Chuyển"));
        assertThat(done(entry.change(act(OTHER_PRISON), id, 2, there.contents(), "Bổ sung"))
                        .contents()
                        .documents())
                .hasSize(1);
    }

    private DocumentId document(UnitCode unit) {
        return archive.registry()
                .register(
                        AccessScope.of(unit),
                        Samples.registration(unit, UUID.randomUUID().toString()),
                        Samples.event(Action.UPLOADED))
                .id();
    }

    private static CaseContents with(DocumentId... documents) {
        return new CaseContents(
                contents().fields(),
                List.of(),
                Stream.of(documents)
                        .map(document -> new CaseDocument(document, "judgment", null))
                        .toList());
    }

    private static List<String> findings(EntryOutcome outcome) {
        assertThat(outcome).isInstanceOf(EntryOutcome.Wrong.class);
        return ((EntryOutcome.Wrong) outcome)
                .findings().stream()
                        .map(finding -> finding.place() + " " + finding.code())
                        .toList();
    }

    @Test
    void aUnitThatHasEndedTakesNoNewRecordsAndItsSuccessorIsNamed() {
        CaseFileId old = CaseFileId.random();
        done(entry.open(act(DISTRICT), old, SUSPENDED, DISTRICT, contents()));

        clock.set(LocalDate.of(2025, 3, 1));
        EntryOutcome outcome = entry.open(act(PROVINCE), CaseFileId.random(), SUSPENDED, DISTRICT, contents());
        assertThat(outcome).isInstanceOfSatisfying(EntryOutcome.NotAllowed.class, refused -> {
            assertThat(refused.code()).isEqualTo("keeper-ended");
            assertThat(refused.clause()).isEqualTo("TTLT 02/2025");
            Unit successor = archive.units().tree().find(PROVINCE).orElseThrow();
            assertThat(refused.why().vi()).contains(successor.nameVi(), "CAT-01", "TTLT 02/2025");
            assertThat(refused.why().en()).contains(successor.nameEn(), "CAT-01", "TTLT 02/2025");
        });
        assertThat(last().detail()).containsEntry("reason", "keeper-ended").containsEntry("clause", "TTLT 02/2025");
        assertThat(done(entry.change(act(PROVINCE), old, 1, contents(), "Bổ sung"))
                        .unit())
                .isEqualTo(DISTRICT);
    }

    @Test
    void theSuccessorOfASuccessorIsNamedOnceThatHasEndedToo() {
        clock.set(LocalDate.of(2025, 7, 1));
        UnitTree tree = archive.units().tree();
        Unit district = tree.units().stream()
                .filter(unit -> unit.successors().contains(new UnitCode("CAT-02")))
                .findFirst()
                .orElseThrow();
        assertThat(tree.successorsOf(district.code(), LocalDate.of(2025, 6, 30)))
                .extracting(Unit::code)
                .containsExactly(new UnitCode("CAT-02"));
        assertThat(tree.successorsOf(district.code(), LocalDate.of(2025, 7, 1)))
                .extracting(Unit::code)
                .containsExactly(new UnitCode("CAT-08"));
        assertThat(tree.successorsOf(PRISON, LocalDate.of(2025, 7, 1))).isEmpty();
    }

    @Test
    void aFormCanAskWithoutATrace() {
        assertThat(entry.mayEnter(act(PRISON), PRISON, "prisoner", Authority.Right.ENTER))
                .isInstanceOf(EntryDecision.Granted.class);
        assertThat(entry.mayEnter(act(PROVINCE), PRISON, "prisoner", Authority.Right.ENTER))
                .isInstanceOf(EntryDecision.Refused.class);
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(1))).isEmpty();
    }

    private Act act(UnitCode unit) {
        Actor actor = new Actor(
                "officer.example",
                Set.of(Role.ENTRY_OFFICER),
                unit,
                archive.units().tree().scopeOf(unit, entry.today()));
        return new Act(actor, new Purpose("execution", "Ví dụ"), "web", "request-1");
    }

    private AuditEntry last() {
        return archive.auditTrail().readAll(AuditQuery.newest(1)).getFirst();
    }

    private static CaseContents contents(String... codesAndValues) {
        FieldValues values = FieldValues.none().with("full-name", "Nguyễn Văn Ví Dụ");
        for (int i = 0; i < codesAndValues.length; i += 2) {
            values = values.with(codesAndValues[i], codesAndValues[i + 1]);
        }
        return CaseContents.of(values);
    }

    private static CaseEvent event(String type, String date, String field, String value) {
        return new CaseEvent(
                UUID.randomUUID(), type, FieldValues.none().with("date", date).with(field, value));
    }

    private static CaseFile done(EntryOutcome outcome) {
        assertThat(outcome).isInstanceOf(EntryOutcome.Done.class);
        return ((EntryOutcome.Done) outcome).file();
    }

    private static String code(EntryOutcome outcome) {
        return outcome instanceof EntryOutcome.NotAllowed refused
                ? refused.code()
                : outcome.getClass().getSimpleName();
    }
}
