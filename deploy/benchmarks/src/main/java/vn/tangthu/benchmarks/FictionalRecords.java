package vn.tangthu.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Made-up prisoners as a unit would send them in a file; the same seed gives the same. Every name says that it is fictional. */
final class FictionalRecords {
    private static final List<String> HEADINGS = List.of(
            "full-name",
            "sex",
            "birth-date",
            "home-place",
            "residence",
            "nationality",
            "ethnic-group",
            "religion",
            "education",
            "occupation",
            "identity-number",
            "father-name",
            "mother-name",
            "previous-convictions",
            "judgment-number",
            "judgment-date",
            "court",
            "offence",
            "in-force-date",
            "decision-number",
            "decision-date",
            "note");
    private static final String[] FAMILIES =
            "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(" ");
    private static final String[] MIDDLES = "Văn Thị Hữu Đức Minh Ngọc Thanh Quang Xuân Thu Kim Công".split(" ");
    private static final String[] GIVEN =
            "An Bình Châu Dũng Giang Hà Hải Hạnh Hòa Hùng Khánh Lan Linh Long Mai Nam Nga Phúc Quý Sơn Tâm Thảo Trang Tú Uyên Vinh Yến"
                    .split(" ");
    private static final String[] PLACES =
            "Xã Ví Dụ Đông|Xã Ví Dụ Tây|Phường Thử Nghiệm|Thị trấn Hư Cấu|Xã Mẫu Sơn".split("\\|");
    private static final String[] OFFENCES = {
        "BLHS-173", "BLHS-174", "BLHS-168", "BLHS-134", "BLHS-123", "BLHS-249", "BLHS-251", "BLHS-260"
    };
    private final Random random;

    private FictionalRecords(long seed) {
        random = new Random(seed);
    }

    /** Writes a CSV file of so many rows. */
    static Path csv(Path file, int rows, long seed) throws IOException {
        FictionalRecords made = new FictionalRecords(seed);
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            line(writer, HEADINGS);
            for (int i = 0; i < rows; i++) {
                line(writer, made.row(seed, i));
            }
        }
        return file;
    }

    private List<String> row(long seed, int number) {
        int year = 2018 + random.nextInt(7); // the Criminal Code of 2015 counts from 2018
        String name = name();
        return List.of(
                name + " (hư cấu)",
                random.nextInt(10) == 0 ? "nữ" : "nam",
                day(1955 + random.nextInt(45)),
                place(),
                place(),
                "VN",
                "Kinh",
                "Không",
                "",
                random.nextInt(3) == 0 ? "" : "làm ruộng",
                String.format(Locale.ROOT, "%03d%09d", 1 + random.nextInt(96), random.nextInt(1_000_000_000)),
                name() + " (hư cấu)",
                name() + " (hư cấu)",
                Integer.toString(random.nextInt(3)),
                number + "/" + year + "/HSST-" + seed,
                "15/0" + (1 + random.nextInt(3)) + "/" + year,
                "Tòa án nhân dân " + PLACES[random.nextInt(PLACES.length)],
                OFFENCES[random.nextInt(OFFENCES.length)],
                "16/0" + (4 + random.nextInt(2)) + "/" + year,
                number + "/" + year + "/QĐ-" + seed,
                "20/0" + (6 + random.nextInt(3)) + "/" + year,
                random.nextInt(4) == 0 ? "Hồ sơ hư cấu để đo tốc độ, không nói về ai." : "");
    }

    private String name() {
        return FAMILIES[random.nextInt(FAMILIES.length)] + " " + MIDDLES[random.nextInt(MIDDLES.length)] + " "
                + GIVEN[random.nextInt(GIVEN.length)];
    }

    private String place() {
        return PLACES[random.nextInt(PLACES.length)] + " số " + random.nextInt(1000);
    }

    private String day(int year) {
        return String.format(Locale.ROOT, "%02d/%02d/%d", 1 + random.nextInt(28), 1 + random.nextInt(12), year);
    }

    private static void line(Writer writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            writer.append(i == 0 ? "" : ",").append('"').append(cells.get(i)).append('"');
        }
        writer.append("\r\n");
    }
}
