package vn.tangthu.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.tangthu.ingest.tika.samples.SampleContainers;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/** Parts of the circular, 20 to 150 paragraphs long, as files of an office. */
final class BornDigital {
    static final List<String> KINDS = List.of("docx", "pdf", "html", "txt", "xlsx", "eml");
    private static final int LEAST = 20;
    private static final int MOST = 150;

    private BornDigital() {}

    /** The same seed gives the same files; kinds in turn. */
    static List<Path> write(Path folder, int count, long seed) throws IOException {
        List<String> paragraphs = SampleDocuments.circularText().lines().toList();
        Random random = new Random(seed);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = Math.min(paragraphs.size(), LEAST + random.nextInt(MOST - LEAST));
            int from = random.nextInt(paragraphs.size() - length + 1);
            String kind = KINDS.get(i % KINDS.size());
            byte[] content = content(kind, paragraphs.subList(from, from + length), seed + i);
            files.add(Files.write(folder.resolve(i + "." + kind), content));
        }
        return files;
    }

    static byte[] content(String kind, List<String> paragraphs, long seed) throws IOException {
        String text = String.join("\n", paragraphs);
        return switch (kind) {
            case "docx" -> SampleContainers.docx(text);
            case "pdf" -> SampleDocuments.of(text, seed).textPdf();
            case "html" ->
                ("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Văn bản</title></head><body><p>"
                                + text.replace("&", "&amp;")
                                        .replace("<", "&lt;")
                                        .replace("\n", "</p><p>")
                                + "</p></body></html>")
                        .getBytes(StandardCharsets.UTF_8);
            case "txt" -> text.getBytes(StandardCharsets.UTF_8);
            case "xlsx" -> sheet(paragraphs);
            case "eml" -> SampleContainers.mail("Văn bản", text, Map.of());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** A paragraph a row, eight words a cell. */
    private static byte[] sheet(List<String> paragraphs) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("Danh sách");
            for (int row = 0; row < paragraphs.size(); row++) {
                List<String> words = List.of(paragraphs.get(row).split(" "));
                for (int cell = 0; cell * 8 < words.size(); cell++) {
                    String value = String.join(" ", words.subList(cell * 8, Math.min(words.size(), cell * 8 + 8)));
                    (cell == 0 ? sheet.createRow(row) : sheet.getRow(row))
                            .createCell(cell)
                            .setCellValue(value);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }
}
