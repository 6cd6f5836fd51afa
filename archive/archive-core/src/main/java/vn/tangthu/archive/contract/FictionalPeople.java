package vn.tangthu.archive.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Fictional people, with names about as frequent as in Viet Nam, whose every home place is a made-up one; and the slips with
 * which the same person is entered a second time.
 */
public final class FictionalPeople {
    /** Each with its share of people in thousandths; the rest have one of the other family names. */
    private static final Map<String, Integer> FAMILY_NAMES = Map.ofEntries(
            Map.entry("Nguyễn", 384),
            Map.entry("Trần", 121),
            Map.entry("Lê", 95),
            Map.entry("Phạm", 70),
            Map.entry("Hoàng", 51),
            Map.entry("Phan", 45),
            Map.entry("Vũ", 39),
            Map.entry("Đặng", 21),
            Map.entry("Bùi", 20),
            Map.entry("Đỗ", 14),
            Map.entry("Hồ", 13),
            Map.entry("Ngô", 13),
            Map.entry("Dương", 10));

    private static final List<String> OTHER_FAMILY_NAMES =
            List.of("Lý", "Đinh", "Trịnh", "Mai", "Đoàn", "Giàng", "Lò", "Thạch", "Vàng", "Tô", "Cao", "Tạ");

    private static final List<String> MALE_MIDDLES = List.of(
            "Văn", "Văn", "Văn", "Hữu", "Đức", "Minh", "Quang", "Xuân", "Quốc", "Đình", "Công", "Thanh", "Ngọc");

    private static final List<String> FEMALE_MIDDLES =
            List.of("Thị", "Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Kim", "Bích", "Thị Thu", "Thị Kim", "Thúy");

    private static final List<String> MALE_GIVEN = List.of(
            "Hùng", "Dũng", "Tuấn", "Hải", "Nam", "Long", "Sơn", "Minh", "Thắng", "Hiếu", "Đạt", "Tiến", "Cường",
            "Trung", "Hoàng", "Phúc", "Bình", "Tâm", "Lâm", "Khánh", "Tài", "Toàn", "Vinh", "Quân", "Phong", "Kiên",
            "Thành", "Nghĩa", "Trường", "Duy", "Khoa", "Lộc", "Quý", "Việt", "Hưng", "An", "Bảo", "Thịnh", "Hậu",
            "Sang");

    private static final List<String> FEMALE_GIVEN = List.of(
            "Hoa", "Lan", "Hương", "Mai", "Linh", "Hà", "Thảo", "Trang", "Hằng", "Nga", "Hạnh", "Loan", "Nhung", "Yến",
            "Oanh", "Phượng", "Thủy", "Dung", "Ngân", "Tuyết", "Vân", "Hiền", "Huệ", "Liên", "Ngọc", "Anh", "Chi", "My",
            "Quyên", "Trinh", "Xuân", "Đào", "Bích", "Cúc", "Thơm", "Lý");

    private static final List<String> PLACE_WORDS = List.of(
            "Ví Dụ",
            "Mẫu",
            "Thử",
            "Giả Định",
            "Minh Họa",
            "Tưởng Tượng",
            "Bịa",
            "Làm Mẫu",
            "Hư Cấu",
            "Phỏng",
            "Đặt Tên",
            "Nháp",
            "Thí Điểm",
            "Không Có",
            "Vô Danh",
            "Tạm",
            "Dựng Lên",
            "Kể",
            "Chuyện",
            "Trống");

    private static final List<String> SIDES =
            List.of("Đông", "Tây", "Nam", "Bắc", "Thượng", "Hạ", "Trung", "Nội", "Ngoại", "Tân");
    private static final int OLD_NUMBERS = 1_000_000_000;
    private static final int FIRST_YEAR = 1950;
    private static final int YEARS = 55;

    private final Random random;

    public FictionalPeople(Random random) {
        this.random = random;
    }

    /** What happens when somebody is entered a second time. */
    public enum Slip {
        NOTHING,
        NO_MARKS,
        CAPITALS,
        OTHER_ORDER,
        TELEX,
        VNI,
        LETTER_LOST,
        LETTER_DOUBLED,
        LETTERS_SWAPPED,
        INITIALS,
        MIDDLE_LEFT_OUT,
        YEAR_ONLY,
        DAY_AND_MONTH_SWAPPED,
        FIRST_OF_JANUARY,
        BIRTH_UNKNOWN,
        OLD_NUMBER,
        NUMBER_MISTYPED,
        NO_NUMBER,
        NO_PARENTS,
        OTHER_PLACE
    }

    /** Somebody with a full record. */
    public FieldValues next() {
        boolean male = random.nextInt(10) > 0;
        String family = family();
        Map<String, List<String>> values = new TreeMap<>();
        LocalDate birth = LocalDate.ofYearDay(FIRST_YEAR + random.nextInt(YEARS), 1 + random.nextInt(365));
        values.put("full-name", List.of(family + " " + rest(male)));
        values.put("sex", List.of(male ? "male" : "female"));
        values.put("birth-date", List.of(birth.toString()));
        values.put("identity-number", List.of(newNumber(male, birth)));
        values.put("father-name", List.of(family + " " + rest(true)));
        values.put("mother-name", List.of(family() + " " + rest(false)));
        values.put("home-place", List.of(place()));
        return FieldValues.of(values);
    }

    /** The same person with one slip. */
    public FieldValues slip(FieldValues person, Slip slip) {
        String name = person.first("full-name").orElseThrow();
        String birth = person.first("birth-date").orElseThrow();
        return switch (slip) {
            case NOTHING -> person;
            case NO_MARKS -> person.with("full-name", VietnameseText.stripMarks(name));
            case CAPITALS -> person.with("full-name", name.toUpperCase(Locale.ROOT));
            case OTHER_ORDER -> person.with("full-name", otherOrder(name));
            case TELEX -> person.with("full-name", TypedAs.TELEX.write(name));
            case VNI -> person.with("full-name", TypedAs.VNI.write(name));
            case LETTER_LOST ->
                person.with("full-name", inLongest(name, word -> word.substring(0, 1) + word.substring(2)));
            case LETTER_DOUBLED ->
                person.with("full-name", inLongest(name, word -> word + word.charAt(word.length() - 1)));
            case LETTERS_SWAPPED ->
                person.with(
                        "full-name",
                        inLongest(
                                name,
                                word -> word.substring(0, 1) + word.charAt(2) + word.charAt(1) + word.substring(3)));
            case INITIALS -> person.with("full-name", initials(name));
            case MIDDLE_LEFT_OUT -> person.with("full-name", withoutMiddle(name));
            case YEAR_ONLY -> person.with("birth-date", birth.substring(0, 4));
            case DAY_AND_MONTH_SWAPPED -> person.with("birth-date", swapped(LocalDate.parse(birth)));
            case FIRST_OF_JANUARY -> person.with("birth-date", birth.substring(0, 4) + "-01-01");
            case BIRTH_UNKNOWN -> person.with("birth-date", "unknown");
            case OLD_NUMBER -> person.with("identity-number", oldNumber());
            case NUMBER_MISTYPED ->
                person.with(
                        "identity-number",
                        mistyped(person.first("identity-number").orElseThrow()));
            case NO_NUMBER -> person.with("identity-number", List.of());
            case NO_PARENTS -> person.with("father-name", List.of()).with("mother-name", List.of());
            case OTHER_PLACE -> person.with("home-place", place());
        };
    }

    private String family() {
        int share = random.nextInt(1000);
        for (Map.Entry<String, Integer> name : new TreeMap<>(FAMILY_NAMES).entrySet()) {
            share -= name.getValue();
            if (share < 0) {
                return name.getKey();
            }
        }
        return one(OTHER_FAMILY_NAMES);
    }

    private String rest(boolean male) {
        return male
                ? one(MALE_MIDDLES) + " " + frequent(MALE_GIVEN)
                : one(FEMALE_MIDDLES) + " " + frequent(FEMALE_GIVEN);
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The first ones are more frequent. */
    private String frequent(List<String> of) {
        return of.get(random.nextInt(1 + random.nextInt(of.size())));
    }

    private String place() {
        return "xã " + one(PLACE_WORDS) + " " + one(SIDES) + ", huyện " + one(PLACE_WORDS) + ", tỉnh "
                + one(PLACE_WORDS) + " " + one(SIDES);
    }

    private String newNumber(boolean male, LocalDate birth) {
        return String.format(
                Locale.ROOT,
                "%03d%d%02d%06d",
                1 + random.nextInt(96),
                (male ? 0 : 1) + (birth.getYear() < 2000 ? 0 : 2),
                birth.getYear() % 100,
                random.nextInt(1_000_000));
    }

    private String oldNumber() {
        return String.format(Locale.ROOT, "%09d", random.nextInt(OLD_NUMBERS));
    }

    private String mistyped(String number) {
        int at = random.nextInt(number.length());
        char digit = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
        return number.substring(0, at) + digit + number.substring(at + 1);
    }

    private static String swapped(LocalDate birth) {
        return birth.getDayOfMonth() > 12
                ? birth.toString()
                : LocalDate.of(birth.getYear(), birth.getDayOfMonth(), birth.getMonthValue())
                        .toString();
    }

    private String otherOrder(String name) {
        List<String> words =
                new ArrayList<>(List.of(VietnameseText.stripMarks(name).split(" ")));
        Collections.rotate(words, 1 + random.nextInt(words.size() - 1));
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private static String initials(String name) {
        String[] words = name.split(" ");
        StringBuilder result = new StringBuilder(words[0].startsWith("Ng") ? "Ng. " : words[0].charAt(0) + ". ");
        for (int i = 1; i < words.length - 1; i++) {
            result.append(words[i].charAt(0)).append(". ");
        }
        return result.append(words[words.length - 1]).toString();
    }

    private static String withoutMiddle(String name) {
        String[] words = name.split(" ");
        return words[0] + " " + words[words.length - 1];
    }

    private interface Change {
        String of(String word);
    }

    /** A slip of the finger, in the longest word of the name. */
    private static String inLongest(String name, Change change) {
        String[] words = name.split(" ");
        int longest = 0;
        for (int i = 1; i < words.length; i++) {
            longest = words[i].length() > words[longest].length() ? i : longest;
        }
        if (words[longest].length() > 3) {
            words[longest] = change.of(words[longest]);
        }
        return String.join(" ", words);
    }
}
