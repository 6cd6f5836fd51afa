package vn.tangthu.ingest.tika;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TableListener;
import vn.tangthu.archive.reading.TableOutcome;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.reading.TableRow.Trouble;
import vn.tangthu.archive.reading.TableShape;
import vn.tangthu.ingest.tika.protocol.TableLimits;

/** Rows of CSV files and workbooks, good and bad, read by real children. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TablesTest {
    private static final String VIETNAMESE = "Số bản án,Họ và tên\n0012,Nguyễn Văn Ví Dụ\n0013,Trần Thị Thử Nghiệm\n";

    /** The same in TCVN3. */
    private static final String TCVN3 = "Sè b¶n ¸n,Hä vµ tªn\n0012,NguyÔn V¨n VÝ Dô\n0013,TrÇn ThÞ Thö NghiÖm\n";

    /** The same in VNI. */
    private static final String VNI =
            "Soá baûn aùn,Hoï vaø teân\n0012,Nguyeãn Vaên Ví Duï\n0013,Traàn Thò Thöû Nghieäm\n";

    @TempDir
    Path folder;

    private ForkedTableReader reader;

    @BeforeEach
    void start() {
        reader = new ForkedTableReader(
                ExtractorSettings.defaults(folder.resolve("work")).withCores(1),
                new TableLimits(5000, 200, 1000, 100 << 20));
    }

    @AfterEach
    void stop() {
        reader.close();
        assertThat(folder.resolve("work")).isEmptyDirectory();
    }

    private static class Collected implements TableListener {
        final List<TableRow> rows = new ArrayList<>();

        @Nullable
        TableShape shape;

        @Override
        public void started(TableShape found) {
            shape = found;
        }

        @Override
        public boolean rows(List<TableRow> more) {
            rows.addAll(more);
            return true;
        }

        List<List<String>> cells() {
            return rows.stream().map(TableRow::cells).toList();
        }

        TableShape shape() {
            return Objects.requireNonNull(shape);
        }
    }

    private TableOutcome read(byte[] content, String name, int after, TableListener listener) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "table", ".bin"), content);
        return reader.read(file, name, after, listener);
    }

    private Collected read(byte[] content, String name) throws IOException {
        Collected collected = new Collected();
        assertThat(read(content, name, 0, collected)).isEqualTo(new TableOutcome.Completed(collected.rows.size()));
        return collected;
    }

    private Collected csv(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), "a.csv");
    }

    private Failure failure(byte[] content, String name) throws IOException {
        TableOutcome outcome = read(content, name, 0, new Collected());
        assertThat(outcome).isInstanceOf(TableOutcome.Failed.class);
        return ((TableOutcome.Failed) outcome).failure();
    }

    private static byte[] workbook(Consumer<XSSFWorkbook> content) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, UTF-8",
        "UTF-8, true, UTF-8",
        "UTF-16LE, true, UTF-16LE",
        "UTF-16BE, true, UTF-16BE",
        "UTF-16LE, false, UTF-16LE",
        "UTF-16BE, false, UTF-16BE"
    })
    void unicodeInAnyForm(String charset, boolean mark, String named) throws IOException {
        String text = (mark ? "\uFEFF" : "") + VIETNAMESE;
        Collected read = read(text.getBytes(Charset.forName(charset)), "danh sách.csv");
        assertThat(read.cells())
                .containsExactly(
                        List.of("Số bản án", "Họ và tên"),
                        List.of("0012", "Nguyễn Văn Ví Dụ"),
                        List.of("0013", "Trần Thị Thử Nghiệm"));
        assertThat(read.shape()).isEqualTo(new TableShape("csv", named, List.of()));
    }

    @Test
    void decomposedTextIsComposed() throws IOException {
        assertThat(csv(Normalizer.normalize(VIETNAMESE, Normalizer.Form.NFD)).cells())
                .isEqualTo(csv(VIETNAMESE).cells());
    }

    @Test
    void oldEncodingsAreConverted() throws IOException {
        List<List<String>> expected = csv(VIETNAMESE).cells();
        Collected tcvn3 = read(TCVN3.getBytes(Charset.forName("windows-1252")), "a.csv");
        assertThat(tcvn3.cells()).isEqualTo(expected);
        assertThat(tcvn3.shape().encoding()).isEqualTo("TCVN3");
        Collected vni = read(VNI.getBytes(Charset.forName("windows-1252")), "a.csv");
        assertThat(vni.cells()).isEqualTo(expected);
        assertThat(vni.shape().encoding()).isEqualTo("VNI");
        byte[] windows = VIETNAMESE
                .codePoints()
                .mapToObj(TablesTest::toneApart)
                .collect(Collectors.joining())
                .getBytes(Charset.forName("windows-1258"));
        Collected decoded = read(windows, "a.csv");
        assertThat(decoded.cells()).isEqualTo(expected);
        assertThat(decoded.shape().encoding()).isEqualTo("windows-1258");
    }

    /** As windows-1258 has it: the tone mark after its letter, which keeps its circumflex, breve or horn. */
    private static String toneApart(int c) {
        String nfd = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
        String tone = nfd.codePoints()
                .filter(mark -> "\u0300\u0301\u0303\u0309\u0323".indexOf(mark) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        String rest = tone.isEmpty() ? nfd : nfd.replace(tone, "");
        return Normalizer.normalize(rest, Normalizer.Form.NFC) + tone;
    }

    @Test
    void oldEncodingsOfWorkbooksToo() throws IOException {
        byte[] bytes = workbook(workbook -> {
            XSSFSheet sheet = workbook.createSheet();
            List<String> lines = TCVN3.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",");
                sheet.createRow(i).createCell(0).setCellValue(cells[0]);
                sheet.getRow(i).createCell(1).setCellValue(cells[1]);
            }
        });
        assertThat(read(bytes, "a.xlsx").cells()).isEqualTo(csv(VIETNAMESE).cells());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a;b,c;d\n1;2;3\n", "a\tb,c\td\n1\t2\t3\n", "sep=;\na;b,c;d\n1;2;3\n", "\"a\";\"b,c\";d\r1;2;3"})
    void separatorsAreFoundOut(String text) throws IOException {
        assertThat(csv(text).cells()).containsExactly(List.of("a", "b,c", "d"), List.of("1", "2", "3"));
    }

    @Test
    void rowsKeepTheirNumbersAndRaggedOnesTheirCells() throws IOException {
        Collected read = csv("a,b\n\n1\n,,\n1,2,3,,\n\"x\ny\",2\n");
        assertThat(read.rows.stream().map(TableRow::number)).containsExactly(1, 3, 5, 6);
        assertThat(read.cells())
                .containsExactly(List.of("a", "b"), List.of("1"), List.of("1", "2", "3"), List.of("x\ny", "2"));
        assertThat(read.rows.getFirst().cell(7)).isEmpty();
    }

    @Test
    void workbooksGiveValues() throws IOException {
        byte[] bytes = workbook(workbook -> {
            workbook.createSheet("ẩn").createRow(0).createCell(0).setCellValue("hidden");
            workbook.setSheetHidden(0, true);
            XSSFSheet sheet = workbook.createSheet("Hồ sơ");
            workbook.createSheet("Khác");
            CellStyle american = workbook.createCellStyle();
            american.setDataFormat(workbook.createDataFormat().getFormat("m/d/yy"));
            Row row = sheet.createRow(2);
            row.createCell(0).setCellValue("0012");
            row.createCell(1).setCellValue(LocalDate.of(2020, 6, 5));
            row.getCell(1).setCellStyle(american);
            row.createCell(2).setCellValue(1085012345.0);
            row.createCell(3).setCellValue(0.1 + 0.2);
            row.createCell(4).setCellFormula("1+1");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(4));
            row.createCell(5).setCellFormula("1/0");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(row.getCell(5));
            row.createCell(6).setCellValue(true);
            XSSFRichTextString rich = new XSSFRichTextString("đậm nhạt");
            rich.applyFont(0, 3, workbook.createFont());
            row.createCell(7).setCellValue(rich);
            row.createCell(9).setCellFormula("HYPERLINK(\"http://example.invalid/\",\"x\")");
            sheet.createRow(5).createCell(1).setCellValue("=1+1");
        });
        Collected read = read(bytes, "a.xlsx");
        assertThat(read.rows)
                .containsExactly(
                        new TableRow(
                                3,
                                List.of("0012", "05/06/2020", "1085012345", "0.3", "2", "#DIV/0!", "true", "đậm nhạt"),
                                Map.of(5, Trouble.ERROR_VALUE)),
                        new TableRow(6, List.of("", "=1+1"), Map.of()));
        assertThat(read.shape()).isEqualTo(new TableShape("xlsx", "UTF-8", List.of("Khác")));
    }

    @Test
    void aLongCellIsCutAndSaid() throws IOException {
        Collected read = csv("a,b\n" + "x".repeat(1001) + "," + "y".repeat(1000) + "\n");
        TableRow row = read.rows.get(1);
        assertThat(row.cell(0)).hasSize(1000);
        assertThat(row.cell(1)).hasSize(1000);
        assertThat(row.troubles()).isEqualTo(Map.of(0, Trouble.TOO_LONG));
    }

    @Test
    void bytesThatAreNoTextAreSaid() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        while (text.length() < (1 << 20) + 100) {
            text.append("Một dòng dài,").append("x".repeat(990)).append('\n');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(new byte[] {'N', 'g', (byte) 0xE3, ',', 'x', '\n'});
        TableRow last = read(bytes.toByteArray(), "a.csv").rows.getLast();
        assertThat(last.troubles()).isEqualTo(Map.of(0, Trouble.UNREADABLE));
    }

    @Test
    void limitsHoldForRowsAndColumns() throws IOException {
        assertThat(failure("a\n".repeat(5001).getBytes(StandardCharsets.UTF_8), "a.csv")
                        .code())
                .isEqualTo(FailureCode.TABLE_TOO_LARGE);
        assertThat(failure(("a,".repeat(200) + "a").getBytes(StandardCharsets.UTF_8), "a.csv")
                        .code())
                .isEqualTo(FailureCode.TABLE_TOO_LARGE);
        assertThat(failure(",".repeat(1_000_000).getBytes(StandardCharsets.UTF_8), "a.csv")
                        .code())
                .isEqualTo(FailureCode.TABLE_TOO_LARGE);
        assertThat(failure(
                                workbook(w -> w.createSheet()
                                        .createRow(5000)
                                        .createCell(0)
                                        .setCellValue("a")),
                                "a.xlsx")
                        .code())
                .isEqualTo(FailureCode.TABLE_TOO_LARGE);
        assertThat(failure(
                                workbook(w -> w.createSheet()
                                        .createRow(0)
                                        .createCell(200)
                                        .setCellValue("a")),
                                "a.xlsx")
                        .code())
                .isEqualTo(FailureCode.TABLE_TOO_LARGE);
        assertThat(csv("a," + ",".repeat(5000) + "\n").cells())
                .as("empty columns do no harm")
                .containsExactly(List.of("a"));
    }

    @Test
    void quotesThatDoNotMatchAreNamedByTheirRow() throws IOException {
        Failure failure = failure("a,b\n1,2\n\"3,4\n5,6\n".getBytes(StandardCharsets.UTF_8), "a.csv");
        assertThat(failure.code()).isEqualTo(FailureCode.TABLE_MALFORMED);
        assertThat(failure.page()).isEqualTo(3);
        byte[] endless = ("a,b\n1,\"" + "x".repeat(5 << 20)).getBytes(StandardCharsets.UTF_8);
        assertThat(failure(endless, "a.csv").code()).isEqualTo(FailureCode.TABLE_MALFORMED);
    }

    @Test
    void whatIsNoTableIsSaid() throws IOException {
        assertThat(failure(new byte[0], "a.csv").code()).isEqualTo(FailureCode.EMPTY_FILE);
        byte[] plain = workbook(w -> w.createSheet().createRow(0).createCell(0).setCellValue("a"));
        assertThat(failure(protectedBy("mat-khau", plain), "a.xlsx").code()).isEqualTo(FailureCode.PASSWORD_PROTECTED);
        try (HSSFWorkbook old = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            old.createSheet().createRow(0).createCell(0).setCellValue("a");
            old.write(out);
            assertThat(failure(out.toByteArray(), "renamed.xlsx").code()).isEqualTo(FailureCode.UNSUPPORTED_TYPE);
        }
        byte[] half = java.util.Arrays.copyOf(plain, plain.length / 2);
        assertThat(failure(half, "a.xlsx").code()).isIn(FailureCode.DAMAGED, FailureCode.UNSUPPORTED_TYPE);
        ByteBuffer noise = ByteBuffer.allocate(100_000);
        while (noise.remaining() >= 8) {
            noise.putLong(Long.rotateLeft(noise.position() * 0x9E3779B97F4A7C15L, noise.position()));
        }
        assertThat(failure(noise.array(), "a.xlsx").code()).isIn(FailureCode.DAMAGED, FailureCode.UNSUPPORTED_TYPE);
    }

    private static byte[] protectedBy(String password, byte[] plain) throws IOException {
        try (POIFSFileSystem files = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword(password);
            try (OutputStream stream = encryptor.getDataStream(files)) {
                stream.write(plain);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same workbook with another part in the place of one. */
    private static byte[] with(byte[] workbook, String part, Consumer<OutputStream> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(part)) {
                    content.accept(out);
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBombIsDefused() throws IOException {
        byte[] plain = workbook(w -> w.createSheet().createRow(0).createCell(0).setCellValue("a"));
        byte[] bomb = with(plain, "xl/worksheets/sheet1.xml", out -> {
            write(out, "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            for (int i = 0; i < 300; i++) {
                write(out, " ".repeat(1 << 20));
            }
            write(out, "</sheetData></worksheet>");
        });
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(failure(bomb, "a.xlsx").code()).isEqualTo(FailureCode.ARCHIVE_TOO_LARGE);
        byte[] texts = with(plain, "xl/sharedStrings.xml", out -> {
            write(out, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            for (int i = 0; i < 300; i++) {
                write(out, "<si><t>" + "x".repeat(1 << 20) + "</t></si>");
            }
            write(out, "</sst>");
        });
        assertThat(failure(texts, "a.xlsx").code()).isEqualTo(FailureCode.ARCHIVE_TOO_LARGE);
    }

    @Test
    void entitiesAndLinksLeadNowhere() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "bí mật");
        byte[] plain = workbook(w -> w.createSheet().createRow(0).createCell(0).setCellValue("a"));
        byte[] hostile = with(
                plain,
                "xl/sharedStrings.xml",
                out -> write(
                        out,
                        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                                + "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&x;</t></si></sst>"));
        Collected collected = new Collected();
        TableOutcome outcome = read(hostile, "a.xlsx", 0, collected);
        assertThat(collected.cells().toString()).doesNotContain("bí mật");
        assertThat(outcome).isInstanceOf(TableOutcome.Failed.class);
    }

    @Test
    void readingGoesOnAfterARowAndStopsWhenAsked() throws IOException {
        StringBuilder text = new StringBuilder("code\nlabel\n");
        for (int i = 3; i <= 4000; i++) {
            text.append("giá trị số ").append(i).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Collected rest = new Collected();
        assertThat(read(bytes, "a.csv", 3990, rest)).isEqualTo(new TableOutcome.Completed(4000));
        assertThat(rest.rows.stream().map(TableRow::number))
                .containsExactly(1, 2, 3991, 3992, 3993, 3994, 3995, 3996, 3997, 3998, 3999, 4000);
        Collected impatient = new Collected() {
            @Override
            public boolean rows(List<TableRow> more) {
                super.rows(more);
                return false;
            }
        };
        assertThat(read(bytes, "a.csv", 0, impatient)).isEqualTo(new TableOutcome.Stopped());
        assertThat(impatient.rows.size()).isLessThan(4000);
        assertThat(read(bytes, "a.csv").rows).hasSize(4000);
    }

    @Test
    void aKilledChildCostsOneReading() throws IOException {
        byte[] bytes = "a\n".repeat(4000).getBytes(StandardCharsets.UTF_8);
        Collected killer = new Collected() {
            @Override
            public void started(TableShape found) {
                reader.children().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            }
        };
        assertThat(read(bytes, "a.csv", 0, killer)).isInstanceOf(TableOutcome.Failed.class);
        assertThat(read(bytes, "a.csv").rows).hasSize(4000);
        Collected broken = new Collected() {
            @Override
            public boolean rows(List<TableRow> more) {
                throw new IllegalStateException("database away");
            }
        };
        assertThatThrownBy(() -> read(bytes, "a.csv", 0, broken)).hasMessage("database away");
        assertThat(read(bytes, "a.csv").rows).hasSize(4000);
    }

    @Test
    void memoryAndTimeAreLimited() throws IOException {
        ExtractorSettings settings = ExtractorSettings.defaults(folder.resolve("little"))
                .withCores(1)
                .withLimits(ReadingLimits.defaults().withHeap(ByteSize.ofMebibytes(64)));
        byte[] plain = workbook(w -> w.createSheet().createRow(0).createCell(0).setCellValue("a"));
        byte[] many = with(plain, "xl/sharedStrings.xml", out -> {
            write(out, "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
            for (int i = 0; i < 200_000; i++) {
                write(
                        out,
                        "<si><t>" + Long.toString(i * 0x9E3779B97F4A7C15L, 36).repeat(40) + "</t></si>");
            }
            write(out, "</sst>");
        });
        Path file = Files.write(folder.resolve("many.xlsx"), many);
        try (ForkedTableReader little = new ForkedTableReader(settings, TableLimits.defaults())) {
            TableOutcome outcome = little.read(file, "a.xlsx", 0, new Collected());
            assertThat(((TableOutcome.Failed) outcome).failure().code()).isEqualTo(FailureCode.OUT_OF_MEMORY);
        }
        ReadingTimes hasty = new ReadingTimes(
                Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (ForkedTableReader impatient = new ForkedTableReader(settings.withTimes(hasty), TableLimits.defaults())) {
            TableOutcome outcome = impatient.read(file, "a.xlsx", 0, new Collected());
            assertThat(((TableOutcome.Failed) outcome).failure().code()).isEqualTo(FailureCode.TIMED_OUT);
        }
    }

    @Test
    void columnsHaveTheLettersOfASpreadsheet() {
        assertThat(List.of(TableRow.letters(0), TableRow.letters(25), TableRow.letters(26), TableRow.letters(701)))
                .containsExactly("A", "Z", "AA", "ZZ");
        assertThat(TableRow.letters(702)).isEqualTo("AAA");
    }
}
