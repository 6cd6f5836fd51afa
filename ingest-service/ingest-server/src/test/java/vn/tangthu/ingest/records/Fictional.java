package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * A person who does not exist, marked so by the name, and unlike those of other tests on the same database.
 *
 * @param number twelve digits
 * @param day of birth, {@code dd/mm/} without the year
 */
record Fictional(String name, String number, String day, int year) {
    private static final List<String> SYLLABLES = List.of(
            "Bảo", "Chấn", "Duệ", "Đoàn", "Giáp", "Hoằng", "Khuê", "Lộc", "Mẫn", "Nghị", "Oánh", "Phác", "Quỹ", "Sử",
            "Tộ", "Uyển", "Vọng", "Xước", "Yển", "Thạc");

    static Fictional anybody() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String own =
                random.ints(3, 0, SYLLABLES.size()).mapToObj(SYLLABLES::get).collect(Collectors.joining(" "));
        return new Fictional(
                "Ví Dụ " + own,
                String.format(Locale.ROOT, "%012d", random.nextLong(1_000_000_000_000L)),
                String.format(Locale.ROOT, "%02d/%02d/", random.nextInt(1, 29), random.nextInt(1, 13)),
                random.nextInt(1950, 2000));
    }

    /** In capitals and without marks. */
    String plain() {
        return VietnameseText.tokens(name).stream()
                .map(token -> token.folded().toUpperCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    /** {@link #plain}, with the first two words at the end. */
    String misordered() {
        List<String> words = List.of(plain().split(" "));
        return Stream.concat(words.stream().skip(2), words.stream().limit(2)).collect(Collectors.joining(" "));
    }

    String birth() {
        return day + year;
    }
}
