package vn.tangthu.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.tangthu.ingest.imports.ImportBench.OTHER_PRISON;
import static vn.tangthu.ingest.imports.ImportBench.PRISON;
import static vn.tangthu.ingest.imports.ImportBench.csv;
import static vn.tangthu.ingest.imports.ImportBench.row;
import static vn.tangthu.ingest.imports.ImportBench.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportPass;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Period;
import vn.tangthu.ingest.tika.ForkedTableReader;

/** Imports from the file to the register, with real children, portion by portion. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ImportHandlerTest {
    @TempDir
    static Path folder;

    private static ForkedTableReader tables;
    private ImportBench bench;

    @BeforeAll
    static void start() throws IOException {
        tables = ForkedTableReader.with(folder.resolve("tables"), 2);
        Files.createDirectories(folder.resolve("work"));
    }

    @AfterAll
    static void stop() {
        tables.close();
    }

    @BeforeEach
    void open() {
        bench = new ImportBench(tables, folder.resolve("work"));
    }

    private List<AuditEntry> entries(Action action) {
        return bench.archive.auditTrail().readAll(AuditQuery.newest(1000)).stream()
                .filter(entry -> entry.action().equals(action.code()))
                .toList();
    }

    private Import checked(String csv) {
        Import one = bench.send(csv);
        bench.work(bench.handler(2000));
        return bench.now(one);
    }

    /** Column, code and row of every finding. */
    private List<String> findings(Import one) {
        List<String> all = new ArrayList<>();
        for (RejectedRow row : bench.rejected(one)) {
            for (CellFinding finding : row.findings()) {
                all.add(row.number() + " "
                        + (finding.column() < 0 ? "-" : vn.tangthu.archive.reading.TableRow.letters(finding.column()))
                        + " " + finding.code());
            }
        }
        return all;
    }

    @Test
    void aCheckWritesNothingAndNamesEveryBadCell() {
        List<Map<String, String>> rows = List.of(
                row(1),
                with(row(2), "birth-date", "31/02/1980"),
                with(with(row(3), "identity-number", "12345"), "sex", "Người"),
                with(row(4), "judgment-date", "01/01/1940"),
                with(row(5), "full-name", ""),
                row(6));
        Import one = checked(csv(rows));
        assertThat(one.state()).isEqualTo(ImportState.CHECKED);
        assertThat(one.checked()).isEqualTo(new ImportCounts(2, 4, 0));
        assertThat(findings(one))
                .containsExactly(
                        "3 C bad-value", "4 D bad-value", "4 B bad-value", "5 G before-other-date", "6 A name-missing");
        assertThat(bench.rejected(one).getFirst().findings().getFirst().why().vi())
                .contains("Không phải ngày");
        assertThat(bench.rejected(one).getFirst().findings().getFirst().why().en())
                .contains("Not a date");
        assertThat(bench.files(PRISON)).isEmpty();
        assertThat(bench.archive.workQueue().depth()).isEmpty();
    }

    @Test
    void goodRowsGoInAndBadOnesComeBackToBeMended() {
        List<Map<String, String>> rows = List.of(row(1), with(row(2), "birth-date", "31/02/1980"), row(3));
        Import one = bench.imported(csv(rows));
        assertThat(one.state()).isEqualTo(ImportState.DONE);
        assertThat(one.written()).isEqualTo(new ImportCounts(2, 1, 0));
        assertThat(bench.files(PRISON)).hasSize(2);
        CaseFile file = bench.files(PRISON).stream()
                .filter(candidate -> candidate
                        .contents()
                        .fields()
                        .first("full-name")
                        .orElseThrow()
                        .endsWith(" 1"))
                .findFirst()
                .orElseThrow();
        assertThat(file.contents().fields().first("birth-date")).contains("1951-06-05");
        assertThat(file.contents().fields().first("sex")).contains("male");
        assertThat(file.openedBy()).isEqualTo("officer.example");
        assertThat(bench.archive.workQueue().depth()).isEqualTo(Map.of(WorkKind.INDEX_RECORD, 2L));
        assertThat(entries(Action.RECORDS_IMPORTED)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("officer.example");
            assertThat(entry.purpose()).isEqualTo("execution");
            assertThat(entry.detail())
                    .containsEntry("rows", "2-4")
                    .containsEntry("good", "2")
                    .containsEntry("sha256", one.file().sha256().hex())
                    .containsKey("clause");
        });

        for (TableFormat format : TableFormat.values()) {
            byte[] back = bench.rejectedFile(one, format);
            Import again = bench.send("sửa" + format.extension(), back);
            bench.work(bench.handler(2000));
            assertThat(bench.now(again).checked()).as("%s", format).isEqualTo(new ImportCounts(0, 1, 0));
        }
        String back = new String(bench.rejectedFile(one, TableFormat.CSV), StandardCharsets.UTF_8);
        assertThat(back).contains("Lý do trả lại").contains("C: Không phải ngày");
        Import mended = bench.imported(back.replace("31/02/1980", "28/02/1980"));
        assertThat(mended.written()).isEqualTo(new ImportCounts(1, 0, 0));
        assertThat(bench.files(PRISON)).hasSize(3);
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        String text = csv(1, 30);
        assertThat(bench.imported(text).written()).isEqualTo(new ImportCounts(30, 0, 0));
        List<CaseFile> before = bench.files(PRISON);
        int imported = entries(Action.RECORDS_IMPORTED).size();
        Import second = bench.send(text);
        bench.work(bench.handler(7));
        assertThat(bench.now(second).checked()).isEqualTo(new ImportCounts(0, 0, 30));
        bench.order(second, ImportOrder.CONFIRM);
        bench.work(bench.handler(7));
        assertThat(bench.now(second).written()).isEqualTo(new ImportCounts(0, 0, 30));
        assertThat(bench.files(PRISON)).isEqualTo(before);
        assertThat(entries(Action.RECORDS_IMPORTED)).hasSize(imported);
        assertThat(entries(Action.IMPORT_ENDED)).hasSize(2);
    }

    @Test
    void aRecordThatIsThereIsNeverOverwrittenNorDoubled() {
        bench.imported(csv(1, 3));
        List<Map<String, String>> rows = List.of(
                with(row(1), "court", "Tòa án khác"),
                with(row(2), "court", ""),
                with(row(3), "full-name", "NGUYỄN VĂN VÍ DỤ 3"),
                with(row(3), "decision-number", "3 /2020/qđ-ca"));
        Import one = bench.imported(csv(rows));
        assertThat(one.written()).isEqualTo(new ImportCounts(0, 3, 1));
        assertThat(findings(one))
                .containsExactly("2 H differs-from-record", "4 A differs-from-record", "5 J differs-from-record");
        assertThat(bench.files(PRISON)).hasSize(3);
    }

    @Test
    void whatWasCorrectedByHandIsStillThatRecord() {
        bench.imported(csv(1, 1));
        CaseFile file = bench.files(PRISON).getFirst();
        CaseFileEntry entry = new CaseFileEntry(
                ImportBench.CATALOGUE,
                bench.archive.caseFiles(),
                bench.archive.registry(),
                bench.archive.units(),
                bench.archive.auditTrail(),
                bench.clock);
        FieldValues corrected = file.contents().fields().with("court", "Tòa án nhân dân đã sửa");
        assertThat(entry.change(
                        bench.event("officer.example", PRISON, Action.RECORD_CHANGED)
                                .act(),
                        file.id(),
                        1,
                        CaseContents.of(corrected),
                        "đối chiếu bản án (ví dụ)"))
                .isInstanceOf(EntryOutcome.Done.class);
        assertThat(bench.imported(csv(1, 1)).written()).isEqualTo(new ImportCounts(0, 0, 1));
        assertThat(bench.files(PRISON).getFirst().version()).isEqualTo(2);
        entry.setDeleted(
                bench.event("officer.example", PRISON, Action.RECORD_DELETED).act(),
                file.id(),
                2,
                true,
                "nhập nhầm (ví dụ)");
        Import again = bench.imported(csv(1, 1));
        assertThat(again.written()).isEqualTo(new ImportCounts(0, 1, 0));
        assertThat(findings(again)).containsExactly("2 - record-deleted");
    }

    @Test
    void rowsOfOneFileThatAreTheSameRecordAreFoundInTheCheck() {
        List<Map<String, String>> rows = List.of(row(1), row(2), row(1), with(row(2), "residence", "Nơi khác"), row(3));
        for (int portion : new int[] {2, 2000}) {
            Import one = bench.send(csv(rows));
            bench.work(bench.handler(portion));
            assertThat(bench.now(one).checked()).isEqualTo(new ImportCounts(3, 1, 1));
            assertThat(findings(one)).containsExactly("5 - differs-from-row");
            assertThat(bench.rejected(one)
                            .getFirst()
                            .findings()
                            .getFirst()
                            .why()
                            .vi())
                    .contains("Dòng 3");
        }
        Import one = bench.imported(csv(rows));
        assertThat(one.written()).isEqualTo(new ImportCounts(3, 1, 1));
    }

    @Test
    void theIndexIsToldOfEachPortion() {
        Import one = bench.send(csv(1, 50));
        bench.work(bench.handler(20));
        assertThat(bench.signal.given()).as("a check writes nothing").isZero();
        bench.order(one, ImportOrder.CONFIRM);
        bench.work(bench.handler(20));
        assertThat(bench.signal.given()).isEqualTo(3);
    }

    @Test
    void pausedItStandsStillAndGoesOnFromThere() {
        String text = csv(1, 50);
        Import one = bench.send(text);
        bench.work(bench.handler(10));
        bench.order(one, ImportOrder.CONFIRM);
        ImportRuns pausing = runs("write", 3, () -> bench.order(one, ImportOrder.PAUSE));
        bench.work(bench.handler(pausing, bench.archive.caseFiles(), 10));
        Import paused = bench.now(one);
        assertThat(paused.state()).isEqualTo(ImportState.PAUSED);
        assertThat(paused.written()).isEqualTo(new ImportCounts(20, 0, 0));
        bench.work(bench.handler(10));
        assertThat(bench.files(PRISON)).hasSize(20);
        bench.order(one, ImportOrder.RESUME);
        bench.work(bench.handler(10));
        assertThat(bench.now(one).state()).isEqualTo(ImportState.DONE);
        assertThat(bench.now(one).written()).isEqualTo(new ImportCounts(50, 0, 0));
        assertThat(bench.files(PRISON)).hasSize(50);
    }

    @Test
    void cancelledItEndsAndWhatWentInStays() {
        Import one = bench.send(csv(1, 50));
        bench.work(bench.handler(10));
        bench.order(one, ImportOrder.CONFIRM);
        ImportRuns cancelling = runs("write", 2, () -> bench.order(one, ImportOrder.CANCEL));
        bench.work(bench.handler(cancelling, bench.archive.caseFiles(), 10));
        assertThat(bench.now(one).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(bench.files(PRISON)).hasSize(10);
        Import second = bench.send(csv(1, 50));
        ImportRuns early = runs("checked", 2, () -> bench.order(second, ImportOrder.CANCEL));
        bench.work(bench.handler(early, bench.archive.caseFiles(), 10));
        assertThat(bench.now(second).state()).isEqualTo(ImportState.CANCELLED);
    }

    /** Workers that die at any moment, again and again; every time another one takes over. */
    @Test
    void killedAtAnyMomentNothingIsLostAndNothingIsThereTwice() throws Exception {
        long seed = Long.getLong("tests.seed", 1);
        Random random = new Random(seed);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            rows.add(i % 17 == 0 ? with(row(i), "birth-date", "99/99/1999") : row(i % 23 == 0 ? i - 1 : i));
        }
        Import one = bench.send(csv(rows));
        int killed = 0;
        while (!bench.now(one).state().ended()) {
            int fuse = 1 + random.nextInt(4);
            String method = bench.now(one).state() == ImportState.CHECKING ? "checked" : "write";
            ImportRuns dying = runs(method, random.nextInt(4) == 0 ? Integer.MAX_VALUE : fuse, () -> {
                throw new IllegalStateException("killed");
            });
            Work work = bench.claim().orElseThrow();
            try {
                bench.handler(dying, bench.archive.caseFiles(), 1 + random.nextInt(40))
                        .handle(work);
                bench.archive.workQueue().done(work);
            } catch (IllegalStateException e) {
                killed++;
                bench.clock.advance(Duration.ofMinutes(2));
            }
            if (bench.now(one).state() == ImportState.CHECKED) {
                bench.order(one, ImportOrder.CONFIRM);
            }
        }
        assertThat(killed).as("seed %d", seed).isPositive();
        System.out.println("killed " + killed + " times, seed " + seed);
        Import done = bench.now(one);
        assertThat(done.state()).as("seed %d", seed).isEqualTo(ImportState.DONE);
        assertThat(done.written()).as("seed %d", seed).isEqualTo(done.checked());
        assertThat(bench.files(PRISON))
                .as("seed %d", seed)
                .hasSize(done.written().good());
        assertThat(bench.rejected(one))
                .as("seed %d", seed)
                .hasSize(done.written().bad());
    }

    @Test
    void twoImportsOfTheSameFileAtOnceWriteEachRowOnce() {
        String text = csv(1, 300);
        List<Import> both = List.of(bench.send(text), bench.send(text));
        bench.work(bench.handler(50));
        both.forEach(one -> bench.order(one, ImportOrder.CONFIRM));
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            workers.add(CompletableFuture.runAsync(() -> bench.work(bench.handler(20))));
        }
        workers.forEach(CompletableFuture::join);
        ImportCounts together = bench.now(both.getFirst())
                .written()
                .plus(bench.now(both.getLast()).written());
        assertThat(together).isEqualTo(new ImportCounts(300, 0, 300));
        assertThat(bench.files(PRISON)).hasSize(300);
    }

    @Test
    void aUnitThatLostItsAuthorityAfterTheCheckWritesNothing() {
        Import one = bench.send(csv(1, 20));
        bench.work(bench.handler(10));
        assertThat(bench.now(one).checked()).isEqualTo(new ImportCounts(20, 0, 0));
        bench.order(one, ImportOrder.CONFIRM);
        Unit prison = bench.archive.units().tree().find(PRISON).orElseThrow();
        bench.archive
                .units()
                .addMissing(List.of(new Unit(
                        prison.code(),
                        prison.kind(),
                        prison.parent(),
                        prison.nameVi(),
                        prison.nameEn(),
                        new Period(null, LocalDate.of(2026, 3, 1)),
                        List.of(OTHER_PRISON))));
        bench.work(bench.handler(10));
        Import done = bench.now(one);
        assertThat(done.written()).isEqualTo(new ImportCounts(0, 20, 0));
        assertThat(findings(one)).first().isEqualTo("2 - unit-ended");
        assertThat(bench.files(OTHER_PRISON)).isEmpty();
        assertThat(entries(Action.DENIED))
                .singleElement()
                .satisfies(entry -> assertThat(entry.detail())
                        .containsEntry("reason", "unit-ended")
                        .containsKey("clause"));
    }

    @Test
    void whoeverMayNotEnterAnyMoreWritesNothing() {
        Import one = bench.send(csv(1, 20));
        bench.work(bench.handler(10));
        bench.order(one, ImportOrder.CONFIRM);
        bench.disable("officer.example", PRISON);
        bench.work(bench.handler(10));
        assertThat(bench.now(one).state()).isEqualTo(ImportState.FAILED);
        assertThat(Objects.requireNonNull(bench.now(one).failure()).code()).isEqualTo("account-ended");
        assertThat(bench.files(PRISON)).isEmpty();
    }

    @Test
    void rowsNameTheUnitThatKeepsThemWithinTheScope() {
        List<Map<String, String>> rows = List.of(
                with(row(1), "record.unit", ""),
                with(row(2), "record.unit", "TG-01"),
                with(row(3), "record.unit", "trai giam so 1"),
                with(row(4), "record.unit", "TG-02"),
                with(row(5), "record.unit", "không có"));
        Import one = bench.imported(csv(rows));
        assertThat(one.written()).isEqualTo(new ImportCounts(3, 2, 0));
        assertThat(findings(one)).containsExactly("5 L unit-unknown", "6 L unit-unknown");
        assertThat(bench.files(PRISON)).hasSize(3);
    }

    @Test
    void rowsWithoutAUnitStayWithTheUnitThatSentThemWhoeverConfirms() {
        UnitCode part = new UnitCode("TG-01-A");
        bench.archive
                .units()
                .addMissing(List.of(new Unit(part, "prison", PRISON, "Phân trại ví dụ", "Fictional part of a prison")));
        bench.account("part.example", part);
        Import one = bench.send("x.csv", csv(1, 3).getBytes(StandardCharsets.UTF_8), "prisoner", "part.example", part);
        bench.work(bench.handler(10));
        bench.order(one, ImportOrder.CONFIRM, "officer.example", PRISON);
        bench.work(bench.handler(10));
        assertThat(bench.now(one).written()).isEqualTo(new ImportCounts(3, 0, 0));
        assertThat(bench.files(part)).hasSize(3).allSatisfy(file -> {
            assertThat(file.unit()).isEqualTo(part);
            assertThat(file.openedBy()).isEqualTo("officer.example");
        });
    }

    /** The provinces of 2025: what Hà Giang sent is known when Tuyên Quang, which took its place, sends it again. */
    @Test
    void theSameFileAfterAMergerChangesNothing() {
        bench.clock.advance(Duration.between(bench.clock.instant(), Instant.parse("2025-05-06T03:00:00Z")));
        UnitCode before = new UnitCode("CAT-02");
        UnitCode after = new UnitCode("CAT-08");
        bench.account("before.example", before);
        bench.account("after.example", after);
        assertThat(sentBy("before.example", before, csv(1, 5)).written()).isEqualTo(new ImportCounts(5, 0, 0));
        List<CaseFile> there = bench.files(before);
        bench.clock.advance(Duration.ofDays(90));

        assertThat(sentBy("after.example", after, csv(1, 5)).checked()).isEqualTo(new ImportCounts(0, 0, 5));
        List<Map<String, String>> named = List.of(
                with(row(1), "record.unit", "CAT-02"),
                with(row(2), "record.unit", "CAT-08"),
                with(with(row(3), "court", "Tòa án khác"), "record.unit", "CAT-08"),
                row(6));
        Import mixed = sentBy("after.example", after, csv(named));
        assertThat(mixed.written()).isEqualTo(new ImportCounts(1, 2, 1));
        assertThat(bench.archive.imports().rejected(bench.scope(after), mixed.id(), ImportPass.WRITE, 0, 9))
                .flatExtracting(RejectedRow::findings)
                .extracting(CellFinding::code)
                .containsExactly("keeper-ended", "differs-from-record");
        assertThat(bench.files(after)).hasSize(6).containsAll(there);
        assertThat(sentBy("after.example", after, csv(1, 6)).checked()).isEqualTo(new ImportCounts(0, 0, 6));
    }

    private Import sentBy(String officer, UnitCode unit, String csv) {
        Import one = bench.send("x.csv", csv.getBytes(StandardCharsets.UTF_8), "expulsion", officer, unit);
        bench.work(bench.handler(2));
        bench.order(one, ImportOrder.CONFIRM);
        bench.work(bench.handler(2));
        return bench.now(one);
    }

    @Test
    void anotherUnitSeesNothingOfIt() {
        bench.account("other.example", OTHER_PRISON);
        bench.imported(csv(1, 2));
        Import same = bench.send(
                "x.csv", csv(1, 2).getBytes(StandardCharsets.UTF_8), "prisoner", "other.example", OTHER_PRISON);
        bench.work(bench.handler(10));
        assertThat(bench.now(same).checked())
                .as("another unit's record is another record")
                .isEqualTo(new ImportCounts(2, 0, 0));
    }

    @Test
    void textInOldEncodingsGoesInInUnicode() {
        String row = """
                Hä vµ tªn;Giíi tÝnh;Ngµy sinh;Sè b¶n ¸n;N¬i th\u00ADêng tró
                NguyÔn V¨n VÝ Dô;N÷;1980;12/2020/HSST;X· VÝ Dô, tØnh VÝ Dô
                TrÇn ThÞ Thö NghiÖm;N÷;05/1981;13/2020/HSST;Ph\u00ADêng Thö
                """;
        Import one = bench.send("tcvn3.csv", row.getBytes(Charset.forName("windows-1252")));
        bench.work(bench.handler(10));
        assertThat(Objects.requireNonNull(bench.now(one).table()).encoding()).isEqualTo("TCVN3");
        bench.order(one, ImportOrder.CONFIRM);
        bench.work(bench.handler(10));
        assertThat(bench.files(PRISON))
                .extracting(file -> file.contents().fields().first("full-name").orElseThrow())
                .containsExactlyInAnyOrder("Nguyễn Văn Ví Dụ", "Trần Thị Thử Nghiệm");
        String decomposed = Normalizer.normalize(csv(7, 7), Normalizer.Form.NFD);
        assertThat(bench.imported(decomposed).written()).isEqualTo(new ImportCounts(1, 0, 0));
        assertThat(bench.imported(csv(7, 7)).written()).as("the same in NFC").isEqualTo(new ImportCounts(0, 0, 1));
    }

    @Test
    void badCellsOfEveryKindComeBack() {
        List<Map<String, String>> rows = List.of(
                with(row(1), "full-name", "Nguyễn Văn 😀"),
                with(row(2), "full-name", "x".repeat(10_000)),
                with(row(3), "residence", "a\u0001b"),
                with(row(4), "nationality", "không có nước này"),
                with(row(5), "offence", "173; không có tội này"),
                with(row(6), "residence", "y".repeat(40_000)));
        Import one = checked(csv(rows));
        assertThat(one.checked()).as("%s", findings(one)).isEqualTo(new ImportCounts(0, 6, 0));
        assertThat(findings(one)).contains("2 A bad-value", "3 A bad-value", "4 E bad-value", "7 E cell-too-long");
    }

    @Test
    void raggedRowsAndCellsWithoutAHeadingAreNamed() {
        String text =
                "full-name,sex,\r\nNguyễn Văn Ví Dụ,nam\r\nTrần Thị Ví Dụ,nữ,thừa,nữa\r\nLê Văn Ví Dụ\r\n\r\n,,,,\r\n";
        Import one = checked(text);
        assertThat(one.checked()).isEqualTo(new ImportCounts(2, 1, 0));
        assertThat(findings(one)).containsExactly("3 C no-heading", "3 D no-heading");
    }

    @Test
    void filesThatAreNoTableOfThisCategoryAreRefusedAsAWhole() throws IOException {
        assertThat(refused("a,b\r\n1,2\r\n")).startsWith("header-missing: Dòng 1 không phải dòng tiêu đề");
        assertThat(refused("full-name,lạ,sex\r\nx,y,nam\r\n")).startsWith("wrong-columns: Cột B 'lạ'");
        assertThat(refused("full-name,Họ và tên\r\nx,y\r\n"))
                .startsWith("wrong-columns: Cột A và cột B là cùng một trường");
        assertThat(refused("sex\r\nnam\r\n")).startsWith("wrong-columns: Thiếu cột 'Họ và tên'");
        assertThat(refused("\r\n\r\n")).startsWith("no-rows");
        assertThat(refused("full-name,sex\r\n\"x,nam\r\n")).startsWith("table-malformed: Dòng 2: ");
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        new ImportTemplate(
                        ImportBench.CATALOGUE,
                        ImportBench.CATALOGUE.category("legal-person").orElseThrow(),
                        java.util.Locale.of("vi"),
                        LocalDate.of(2026, 3, 2))
                .writeXlsx(template);
        Import wrong = bench.send("pháp nhân.xlsx", template.toByteArray());
        bench.work(bench.handler(10));
        assertThat(bench.now(wrong).failure()).isNotNull();
        assertThat(Objects.requireNonNull(bench.now(wrong).failure())
                        .reasons()
                        .getLast()
                        .vi())
                .contains("Có vẻ là tệp của loại hồ sơ 'Pháp nhân thương mại'");
        Import empty = checked("full-name,sex\r\n");
        assertThat(empty.state()).isEqualTo(ImportState.CHECKED);
        assertThat(empty.checked()).isEqualTo(ImportCounts.NONE);
        Import noise = bench.send("ảnh.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        bench.work(bench.handler(10));
        assertThat(Objects.requireNonNull(bench.now(noise).failure()).code()).isEqualTo("unsupported-type");
    }

    private String refused(String csv) {
        Import one = checked(csv);
        assertThat(one.state()).isEqualTo(ImportState.FAILED);
        return Objects.requireNonNull(one.failure()).code() + ": "
                + one.failure().reasons().getFirst().vi();
    }

    @Test
    void formulasComeBackHarmless() throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        List<String> hostile = List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0");
        for (int i = 0; i < hostile.size(); i++) {
            rows.add(with(row(i), "full-name", hostile.get(i)));
        }
        Import one = checked(csv(rows));
        assertThat(one.checked().bad()).isEqualTo(hostile.size());
        String text = new String(bench.rejectedFile(one, TableFormat.CSV), StandardCharsets.UTF_8);
        for (String formula : hostile) {
            assertThat(text).contains("'" + formula);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(ImportBench.stream(bench.rejectedFile(one, TableFormat.XLSX)))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            for (int i = 0; i < hostile.size(); i++) {
                assertThat(sheet.getRow(i + 1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
                assertThat(sheet.getRow(i + 1).getCell(0).getStringCellValue()).isEqualTo(hostile.get(i));
                assertThat(sheet.getRow(i + 1).getCell(0).getCellStyle().getDataFormatString())
                        .isEqualTo("@");
            }
        }
        Import again = bench.send("lại.csv", text.getBytes(StandardCharsets.UTF_8));
        bench.work(bench.handler(10));
        assertThat(bench.rejected(again).getFirst().findings().getFirst().code())
                .isEqualTo("bad-value");
    }

    @Test
    void theSourceThatIsGoneEndsIt() {
        Import one = bench.send(csv(1, 2));
        assertThat(bench.store.delete(one.file().sha256())).isEmpty();
        bench.work(bench.handler(10));
        assertThat(Objects.requireNonNull(bench.now(one).failure()).code()).isEqualTo("source-lost");
        Import other = bench.send(csv(1, 2));
        Work work = bench.claim().orElseThrow();
        assertThat(bench.handler(10).giveUp(work, new IllegalStateException("x")))
                .isTrue();
        assertThat(Objects.requireNonNull(bench.now(other).failure()).code()).isEqualTo("internal");
        assertThat(entries(Action.IMPORT_ENDED))
                .extracting(AuditEntry::actor, entry -> entry.detail().get("reason"))
                .containsExactly(tuple("system", "internal"), tuple("system", "source-lost"));
    }

    @Test
    void aDatabaseThatGoesAwayMeanwhileIsWaitedFor() throws IOException {
        Import one = bench.send(csv(1, 20));
        Work work = bench.claim().orElseThrow();
        ImportRuns away = runs("checked", 2, () -> {
            throw new IllegalStateException("away");
        });
        assertThatThrownBy(
                        () -> bench.handler(away, bench.archive.caseFiles(), 5).handle(work))
                .hasMessage("away");
        bench.archive.workQueue().release(work, bench.clock.instant());
        bench.work(bench.handler(5));
        assertThat(bench.now(one).checked()).isEqualTo(new ImportCounts(20, 0, 0));
    }

    /** The same, but before the call with this number of one method something happens. */
    private ImportRuns runs(String method, int call, Runnable happens) {
        int[] calls = new int[1];
        ImportRuns target = bench.archive.importRuns();
        return (ImportRuns) Proxy.newProxyInstance(
                ImportRuns.class.getClassLoader(), new Class<?>[] {ImportRuns.class}, (proxy, called, given) -> {
                    if (called.getName().equals(method) && ++calls[0] == call) {
                        happens.run();
                    }
                    return invoke(target, called, given);
                });
    }

    private static @Nullable Object invoke(
            Object target, java.lang.reflect.Method method, @Nullable Object @Nullable [] given) throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }
}
