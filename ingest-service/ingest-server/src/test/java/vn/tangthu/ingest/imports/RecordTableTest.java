package vn.tangthu.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.ingest.imports.ImportBench.PRISON;
import static vn.tangthu.ingest.imports.ImportBench.row;
import static vn.tangthu.ingest.imports.ImportBench.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.ingest.tika.ForkedTableReader;

/** Lists of records that people take out, in which nothing is taken for a formula. */
class RecordTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<String> HOSTILE =
            List.of("=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://example.invalid\")");

    @TempDir
    Path folder;

    private static byte[] export(ImportBench bench, TableFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rows = new RecordTable(ImportBench.CATALOGUE, bench.archive.caseFileLists())
                .write(
                        bench.scope(PRISON),
                        ImportBench.CATALOGUE.category("prisoner").orElseThrow(),
                        new RecordTable.Selection(null, null, false),
                        DAY,
                        format,
                        Locale.of("vi"),
                        out);
        assertThat(rows).isEqualTo(bench.files(PRISON).size());
        return out.toByteArray();
    }

    @Test
    void formulasGoOutHarmless() throws IOException {
        try (ForkedTableReader tables = ForkedTableReader.with(folder.resolve("tables"), 1)) {
            ImportBench bench = new ImportBench(tables, Files.createDirectory(folder.resolve("work")));
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < HOSTILE.size(); i++) {
                rows.add(with(row(i), "court", HOSTILE.get(i)));
            }
            assertThat(bench.imported(ImportBench.csv(rows)).written().good()).isEqualTo(HOSTILE.size());
            String csv = new String(export(bench, TableFormat.CSV), StandardCharsets.UTF_8);
            assertThat(csv).startsWith("\uFEFFHọ và tên,");
            for (String formula : HOSTILE) {
                assertThat(csv).contains("'" + formula.replace("\"", "\"\""));
            }
            assertThat(csv).contains("05/06/1950").contains("Nam");
            try (XSSFWorkbook workbook = new XSSFWorkbook(ImportBench.stream(export(bench, TableFormat.XLSX)))) {
                List<String> texts = new ArrayList<>();
                for (Row row : workbook.getSheetAt(0)) {
                    for (Cell cell : row) {
                        assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                        texts.add(cell.getStringCellValue());
                        if (HOSTILE.contains(cell.getStringCellValue())) {
                            assertThat(cell.getCellStyle().getDataFormatString())
                                    .isEqualTo("@");
                        }
                    }
                }
                assertThat(texts).containsAll(HOSTILE);
            }
        }
    }

    /** A colleague works on while a list goes out: whatever it changes is neither missed nor written twice. */
    @Test
    void whatIsChangedMeanwhileGoesOutOnce() throws IOException {
        try (ForkedTableReader tables = ForkedTableReader.with(folder.resolve("tables"), 1)) {
            ImportBench bench = new ImportBench(tables, Files.createDirectory(folder.resolve("work")));
            bench.imported(ImportBench.csv(1, 40));
            Random random = new Random(7);
            CaseFileLists busy = (CaseFileLists) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {CaseFileLists.class}, (proxy, method, arguments) -> {
                        Object answer = method.invoke(bench.archive.caseFileLists(), arguments);
                        bench.clock.advance(Duration.ofSeconds(1));
                        List<CaseFile> all = bench.files(PRISON);
                        touch(bench, all.get(random.nextInt(all.size())));
                        touch(bench, all.getLast());
                        return answer;
                    });
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int rows = new RecordTable(ImportBench.CATALOGUE, busy, 6)
                    .write(
                            bench.scope(PRISON),
                            ImportBench.CATALOGUE.category("prisoner").orElseThrow(),
                            new RecordTable.Selection(null, null, false),
                            DAY,
                            TableFormat.CSV,
                            Locale.of("vi"),
                            out);
            assertThat(rows).isEqualTo(40);
            String csv = out.toString(StandardCharsets.UTF_8);
            assertThat(bench.files(PRISON))
                    .allSatisfy(
                            file -> assertThat(csv).containsOnlyOnce(file.id().toString()));
        }
    }

    private static void touch(ImportBench bench, CaseFile file) {
        bench.archive
                .caseFiles()
                .change(
                        bench.scope(PRISON),
                        CaseSamples.mayUpdate("prisoner", PRISON),
                        file.id(),
                        file.version(),
                        file.contents(),
                        file.standing(),
                        PRISON,
                        "Ví dụ",
                        CaseSamples.event(Action.RECORD_CHANGED, file.id()));
    }

    @Test
    void anyNumberOfRecordsGoesOutAndNoneOfAnotherUnit() throws IOException {
        try (ForkedTableReader tables = ForkedTableReader.with(folder.resolve("tables"), 1)) {
            ImportBench bench = new ImportBench(tables, Files.createDirectory(folder.resolve("work")));
            bench.account("other.example", ImportBench.OTHER_PRISON);
            bench.imported(ImportBench.csv(1, 1201));
            var other = bench.send(
                    "x.csv",
                    ImportBench.csv(5000, 5001).getBytes(StandardCharsets.UTF_8),
                    "prisoner",
                    "other.example",
                    ImportBench.OTHER_PRISON);
            bench.work(bench.handler(10));
            bench.order(other, vn.tangthu.archive.imports.ImportOrder.CONFIRM);
            bench.work(bench.handler(10));
            String csv = new String(export(bench, TableFormat.CSV), StandardCharsets.UTF_8);
            assertThat(csv.lines()).hasSize(1202);
            assertThat(csv).contains("1201/2020/HSST").doesNotContain("5000/2020/HSST");
        }
    }
}
