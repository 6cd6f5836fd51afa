package vn.tangthu.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.ingest.tika.ForkedTableReader;

/** Templates of all categories, as spreadsheets and imports read them; and who rows are. */
class ImportTemplateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @TempDir
    Path folder;

    private static ImportTemplate template(RecordCategory category, String language) {
        return new ImportTemplate(ImportBench.CATALOGUE, category, Locale.of(language), DAY);
    }

    private static RecordCategory prisoner() {
        return ImportBench.CATALOGUE.category("prisoner").orElseThrow();
    }

    private static XSSFWorkbook workbook(RecordCategory category, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template(category, language).writeXlsx(out);
        return new XSSFWorkbook(ImportBench.stream(out.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void everyCategoryHasOneThatIsUnderstood(String language) throws IOException {
        assertThat(ImportBench.CATALOGUE.recordCategories()).hasSizeGreaterThan(10);
        for (RecordCategory category : ImportBench.CATALOGUE.recordCategories()) {
            try (XSSFWorkbook workbook = workbook(category, language)) {
                XSSFSheet sheet = workbook.getSheetAt(0);
                TableRow labels = row(sheet, 0);
                TableRow codes = row(sheet, 1);
                List<Field> fields = ImportTemplate.fields(category, DAY);
                assertThat(codes.cells()).hasSize(fields.size() + 1).last().isEqualTo("record.unit");
                for (TableRow second : new TableRow[] {codes, null}) {
                    ImportColumns.Outcome outcome = ImportColumns.read(ImportBench.CATALOGUE, category, labels, second);
                    assertThat(outcome)
                            .as("%s %s", category.code(), language)
                            .isInstanceOf(ImportColumns.Outcome.Understood.class);
                    ImportColumns columns = ((ImportColumns.Outcome.Understood) outcome).columns();
                    assertThat(columns.fields().values()).containsExactlyElementsOf(fields);
                    assertThat(columns.unit()).isEqualTo(fields.size());
                    assertThat(columns.lastHeading()).isEqualTo(second == null ? 1 : 2);
                }
            }
        }
    }

    private static TableRow row(XSSFSheet sheet, int number) {
        List<String> cells = new ArrayList<>();
        sheet.getRow(number).forEach(cell -> cells.add(cell.getStringCellValue()));
        return new TableRow(number + 1, cells, Map.of());
    }

    @Test
    void itHelpsWhoeverFillsItIn() throws IOException {
        try (XSSFWorkbook workbook = workbook(prisoner(), "vi")) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getZeroHeight()).as("codes are hidden").isTrue();
            assertThat(workbook.getSheetVisibility(1)).isEqualTo(SheetVisibility.HIDDEN);
            int name = ImportTemplate.codes(prisoner(), DAY).indexOf("full-name");
            assertThat(sheet.getRow(0).getCell(name).getStringCellValue()).isEqualTo("Họ và tên *");
            assertThat(sheet.getRow(0)
                            .getCell(name)
                            .getCellComment()
                            .getString()
                            .getString())
                    .contains("Bắt buộc", "Đúng như trong bản án");
            int sex = ImportTemplate.codes(prisoner(), DAY).indexOf("sex");
            DataValidation choice = sheet.getDataValidations().stream()
                    .filter(validation ->
                            validation.getRegions().getCellRangeAddresses()[0].getFirstColumn() == sex)
                    .findFirst()
                    .orElseThrow();
            assertThat(choice.getRegions().getCellRangeAddresses()[0].getFirstRow())
                    .isEqualTo(2);
            assertThat(choice.getValidationConstraint().getFormula1()).contains("Danh mục");
            assertThat(sheet.getColumnStyle(name).getDataFormatString()).isEqualTo("@");
            int court = ImportTemplate.codes(prisoner(), DAY).indexOf("offence");
            assertThat(sheet.getRow(0)
                            .getCell(court)
                            .getCellComment()
                            .getString()
                            .getString())
                    .contains("dấu chấm phẩy");
        }
    }

    @Test
    void filledInItIsImported() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        try (ForkedTableReader tables = ForkedTableReader.with(folder.resolve("tables"), 1);
                XSSFWorkbook workbook = workbook(prisoner(), "vi")) {
            ImportBench bench = new ImportBench(tables, work);
            List<String> codes = ImportTemplate.codes(prisoner(), DAY);
            for (int i = 0; i < 3; i++) {
                var row = workbook.getSheetAt(0).createRow(i + 2);
                ImportBench.row(i)
                        .forEach((code, value) ->
                                row.createCell(codes.indexOf(code)).setCellValue(value));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            var one = bench.send("mẫu.xlsx", out.toByteArray());
            bench.work(bench.handler(10));
            assertThat(bench.now(one).checked()).isEqualTo(new ImportCounts(3, 0, 0));
            bench.order(one, ImportOrder.CONFIRM);
            bench.work(bench.handler(10));
            assertThat(bench.files(ImportBench.PRISON)).hasSize(3);
        }
    }

    @Test
    void theCsvHasCodesAndAMark() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template(prisoner(), "vi").writeCsv(out);
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFfull-name,").endsWith(",record.unit\r\n");
    }

    @Test
    void noFieldIsCalledLikeTheColumnsOfOurOwn() {
        for (RecordCategory category : ImportBench.CATALOGUE.recordCategories()) {
            assertThat(category.fields())
                    .extracting(Field::code)
                    .doesNotContain(ImportColumns.UNIT, ImportColumns.REASONS);
            assertThat(new RowIdentity(category).codes())
                    .as("%s has a name and a number of a paper", category.code())
                    .contains("full-name")
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void headingsAreUnderstoodInAnySpelling() {
        TableRow labels =
                new TableRow(4, List.of("HO VA TEN (*)", "  gioi tinh", "Judgment number", "Lý do trả lại"), Map.of());
        ImportColumns.Outcome outcome = ImportColumns.read(ImportBench.CATALOGUE, prisoner(), labels, null);
        assertThat(((ImportColumns.Outcome.Understood) outcome)
                        .columns()
                        .fields()
                        .values())
                .extracting(Field::code)
                .containsExactly("full-name", "sex", "judgment-number");
    }

    @Test
    void whoARowIsDoesNotDependOnHowItIsWritten() {
        RowIdentity identity = new RowIdentity(prisoner());
        CaseFileId id = id(identity, "Nguyễn Thị Hòa", "12/2020/HSST");
        assertThat(id(identity, "NGUYỄN THỊ HOÀ", "12/2020/hsst")).isEqualTo(id);
        assertThat(id(new RowIdentity(prisoner()), "Nguyễn Thị Hòa", "12 / 2020 / HSST"))
                .isEqualTo(id);
        assertThat(id(identity, "Nguyễn Thị Hoa", "12/2020/HSST")).isNotEqualTo(id);
        assertThat(id(identity, "Nguyễn Thị Hòa", "13/2020/HSST")).isNotEqualTo(id);
        List<CaseFileId> elsewhere = identity.of(
                List.of(new UnitCode("TG-02"), new UnitCode("TG-01")), values("Nguyễn Thị Hòa", "12/2020/HSST"));
        assertThat(elsewhere).doesNotHaveDuplicates().hasSize(2).last().isEqualTo(id);
        assertThat(id)
                .as("another one would open again whatever was imported before")
                .hasToString("49ccd58e-2c10-81b2-9b50-984dd3b74c7e");
        assertThat(id.value().version()).isEqualTo(8);
        assertThat(id.value().variant()).isEqualTo(2);
    }

    private static CaseFileId id(RowIdentity identity, String name, String judgment) {
        return identity.of(List.of(new UnitCode("TG-01")), values(name, judgment))
                .getFirst();
    }

    private static FieldValues values(String name, String judgment) {
        return FieldValues.none().with("full-name", name).with("judgment-number", judgment);
    }

    @Test
    void seenRowsAreRemembered() {
        long seed = Long.getLong("tests.seed", 1);
        Random random = new Random(seed);
        SeenRows seen = new SeenRows();
        List<CaseFileId> ids = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            CaseFileId id = new CaseFileId(new java.util.UUID(random.nextLong(), random.nextLong()));
            ids.add(id);
            assertThat(seen.add(id, values("a", "" + i), i)).isZero();
        }
        for (int i = 1; i <= 20_000; i += 7) {
            assertThat(seen.add(ids.get(i - 1), values("b", "x"), 30_000))
                    .as("seed %d", seed)
                    .isEqualTo(i);
            assertThat(seen.saidTheSame(ids.get(i - 1), values("a", "" + i))).isTrue();
            assertThat(seen.saidTheSame(ids.get(i - 1), values("b", "" + i))).isFalse();
        }
    }
}
