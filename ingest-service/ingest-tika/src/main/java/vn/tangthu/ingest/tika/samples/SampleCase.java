package vn.tangthu.ingest.tika.samples;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;

/** Facts about a made-up person and a made-up sentence: as papers print them, and as a record keeps them. */
final class SampleCase {
    private static final List<String> FAMILIES = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
            "Dương", "Lý");
    private static final List<String> MIDDLES = List.of(
            "Văn", "Thị", "Hữu", "Đức", "Quốc", "Thanh", "Ngọc", "Xuân", "Hoài", "Mạnh", "Thế", "Bá", "Kiều", "Diễm",
            "Trọng", "Phước");
    /** Every name says that nobody has it. */
    private static final List<String> GIVEN =
            List.of("Ví Dụ", "Thí Dụ", "Mẫu", "Giả Định", "Hư Cấu", "Tưởng Tượng", "Minh Họa", "Bịa Đặt", "Thử Nghiệm");

    private static final List<String> DISTRICTS =
            List.of("huyện Ví Dụ", "quận Minh Họa", "thị xã Giả Định", "thành phố Hư Cấu", "huyện Thử Nghiệm");
    private static final List<String> PROVINCES =
            List.of("tỉnh Tưởng Tượng", "tỉnh Bịa Đặt", "thành phố Thí Dụ", "tỉnh Mẫu Mực");
    private static final List<String> HAMLETS =
            List.of("thôn Đông", "ấp 3", "tổ 12", "số 45 đường Mẫu", "bản Nà Ví", "khu phố 5");
    private static final List<String> COMMUNES =
            List.of("xã Giả Sử", "phường Ước Lệ", "thị trấn Ví Von", "xã Thượng Mẫu");
    private static final List<String> WORK = List.of(
            "Làm ruộng", "Lao động tự do", "Công nhân", "Lái xe", "Buôn bán", "Thợ xây", "Không nghề nghiệp ổn định");
    private static final List<String> ONES =
            List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
    private static final DateTimeFormatter PADDED = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/M/uuuu", Locale.ROOT);
    private final Random random;
    private final Map<String, String> printed = new TreeMap<>();
    private final Map<String, String> kept = new TreeMap<>();

    SampleCase(Catalogue catalogue, Random random) {
        this.random = random;
        person(catalogue);
        family();
        dates();
        sentence(catalogue);
        for (int i = 1; i <= 5; i++) {
            printed.put("other." + i, name());
        }
    }

    /** What stands in the place of each {@code ${name}} of a template. */
    Map<String, String> printed() {
        return printed;
    }

    /** Codes of fields to the values that a record keeps. */
    Map<String, String> kept() {
        return kept;
    }

    private void person(Catalogue catalogue) {
        String name = name();
        printed.put("name", name);
        printed.put("NAME", name.toUpperCase(Locale.ROOT));
        kept.put("full-name", name);
        both("other-names", "alias", any(List.of("Tý Ví Dụ", "Ba Mẫu", "Út Giả", "Sáu Thí Dụ")));
        both("residence", "residence", place());
        both("home-place", "home", any(COMMUNES) + ", " + any(DISTRICTS) + ", " + any(PROVINCES));
        both("birth-place", "birth-place", any(PROVINCES));
        both("occupation", "occupation", any(WORK));
        code(catalogue, "ethnic-group", "ethnic-groups", "ethnic");
        code(catalogue, "nationality", "countries", "nationality");
        code(catalogue, "religion", "religions", "religion");
        code(catalogue, "sex", "sex", "sex");
        int year = 1 + random.nextInt(12);
        printed.put("education", random.nextBoolean() ? year + "/12" : String.format(Locale.ROOT, "%02d/12", year));
        kept.put("education", year <= 5 ? "primary" : year <= 9 ? "lower-secondary" : "upper-secondary");
        both("identity-number", "identity", digits(12));
        count("previous-convictions", "convictions", random.nextInt(3));
        count("administrative-offences", "administrative", random.nextInt(2));
        printed.put("other-place", place());
        printed.put("second.name", name());
        printed.put("second.year", String.valueOf(1970 + random.nextInt(30)));
    }

    private void count(String field, String place, int number) {
        kept.put(field, String.valueOf(number));
        printed.put(
                place, number == 0 ? "không" : String.format(Locale.ROOT, "%02d", number) + " (" + words(number) + ")");
    }

    private void family() {
        both("father-name", "father", name());
        both("mother-name", "mother", name());
        both("spouse-name", "spouse", name());
        printed.put("father.year", String.valueOf(1940 + random.nextInt(20)));
        printed.put("mother.year", String.valueOf(1940 + random.nextInt(20)));
    }

    private void dates() {
        LocalDate birth = day(1960, 40);
        LocalDate begin = day(2016, 7);
        LocalDate judgment = begin.plusDays(60 + random.nextInt(200));
        LocalDate inForce = judgment.plusDays(31);
        LocalDate decision = inForce.plusDays(1 + random.nextInt(30));
        date("birth-date", "birth", birth);
        printed.put("birth.year", String.valueOf(birth.getYear()));
        date("begin-date", "begin-date", begin);
        date("judgment-date", "judgment-date", judgment);
        date("in-force-date", "in-force-date", inForce);
        date("decision-date", "decision-date", decision);
        printed.put("docket-date", written(judgment.minusDays(40)));
        printed.put("crime-date", written(begin.minusDays(3)));
        printed.put("docket", String.valueOf(1 + random.nextInt(90)));
        String suffix = any(List.of("/HS-ST", "/HSST"));
        both("judgment-number", "judgment-number", number(80) + "/" + judgment.getYear() + suffix);
        both(
                "decision-number",
                "decision-number",
                number(400) + "/" + decision.getYear() + any(List.of("/QĐ-CA", "/QĐ-THA")));
        court("court", "COURT", "court");
        court("decision-court", "DECISION-COURT", "decision-court");
        printed.put("decision-place", any(DISTRICTS).replaceFirst("^\\S+ ", ""));
        kept.put("court-level", "first");
    }

    private void court(String field, String lines, String place) {
        String district = any(DISTRICTS);
        String province = any(PROVINCES);
        String name = "Tòa án nhân dân " + district + ", " + province;
        both(field, place, name);
        printed.put(lines + ".1", district.toUpperCase(Locale.ROOT));
        printed.put(lines + ".2", province.toUpperCase(Locale.ROOT));
        printed.put(lines + ".line", name.toUpperCase(Locale.ROOT));
    }

    private void sentence(Catalogue catalogue) {
        int years = random.nextInt(19);
        int months = years == 0 ? 6 + random.nextInt(15) : random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(11);
        kept.put("sentence", "P" + years + "Y" + months + "M0D");
        printed.put("sentence", length(years, months));
        printed.put("second.sentence", length(1 + years, 3));
        printed.put("asked.from", length(1 + years, 0));
        printed.put("asked.to", length(2 + years, 0));
        List<CodeEntry> offences = catalogue.list("offences").entries().stream()
                .filter(entry -> entry.code().matches("(?:.*\\D)?\\d{3}")
                        && entry.inForce().until() == null)
                .toList();
        CodeEntry offence = offences.get(random.nextInt(offences.size()));
        kept.put("offence", offence.code());
        printed.put("offence", offence.label().vi());
        String article = offence.code().replaceFirst(".*\\D", "");
        String clause = (random.nextBoolean() ? "điểm " + any(List.of("a", "b", "c", "đ")) + " " : "") + "khoản "
                + (1 + random.nextInt(3)) + " Điều " + article;
        printed.put("offence-clause", clause);
        kept.put("offence-clause", clause + " BLHS");
        printed.put("mitigating", any(List.of("điểm s khoản 1 Điều 51; Điều 38", "khoản 1 Điều 51", "Điều 38")));
    }

    private String name() {
        return any(FAMILIES) + " " + any(MIDDLES) + " " + any(GIVEN);
    }

    private String place() {
        return any(HAMLETS) + ", " + any(COMMUNES) + ", " + any(DISTRICTS) + ", " + any(PROVINCES);
    }

    private void both(String field, String place, String value) {
        printed.put(place, value);
        kept.put(field, value);
    }

    private void code(Catalogue catalogue, String field, String list, String place) {
        List<CodeEntry> entries = catalogue.list(list).entries();
        CodeEntry entry = entries.get(random.nextInt(entries.size()));
        kept.put(field, entry.code());
        printed.put(place, entry.label().vi());
    }

    private void date(String field, String place, LocalDate day) {
        kept.put(field, day.toString());
        printed.put(place, written(day));
        printed.put(
                place + ".dashes",
                String.format(Locale.ROOT, "%02d - %d - %d", day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
        printed.put(
                place + ".words",
                String.format(
                        Locale.ROOT,
                        "ngày %02d tháng %s năm %d",
                        day.getDayOfMonth(),
                        day.getMonthValue() < 3 ? "0" + day.getMonthValue() : String.valueOf(day.getMonthValue()),
                        day.getYear()));
    }

    private String written(LocalDate day) {
        return (random.nextBoolean() ? PADDED : SHORT).format(day);
    }

    private LocalDate day(int firstYear, int years) {
        return LocalDate.of(firstYear, 1, 1).plusDays(random.nextInt(365 * years));
    }

    private String number(int most) {
        return String.format(Locale.ROOT, "%02d", 1 + random.nextInt(most));
    }

    private String digits(int count) {
        StringBuilder result = new StringBuilder("0");
        while (result.length() < count) {
            result.append(random.nextInt(10));
        }
        return result.toString();
    }

    private static String length(int years, int months) {
        String text = years == 0 ? "" : String.format(Locale.ROOT, "%02d (%s) năm", years, words(years));
        return months == 0
                ? text
                : (text + String.format(Locale.ROOT, " %02d (%s) tháng", months, words(months))).strip();
    }

    /** Up to 29. */
    private static String words(int number) {
        if (number < 10) {
            return ONES.get(number);
        }
        String tens = number < 20 ? "mười" : ONES.get(number / 10) + " mươi";
        int ones = number % 10;
        return ones == 0 ? tens : tens + " " + (ones == 5 ? "lăm" : ones == 1 && number > 20 ? "mốt" : ONES.get(ones));
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
