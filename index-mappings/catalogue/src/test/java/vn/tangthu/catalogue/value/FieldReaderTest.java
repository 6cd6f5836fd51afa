package vn.tangthu.catalogue.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;
import vn.tangthu.vietnamese.VietnameseText;

class FieldReaderTest {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final List<FieldType> TYPES = List.of(FieldType.values());
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final FieldReader READER = new FieldReader(CATALOGUE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT | '  Hà   Nội ' | Hà Nội
            LONG_TEXT | 'một  hai' | 'một  hai'
            NAME | Nguyễn Văn An | Nguyễn Văn An
            NAME | NGUYỄN VĂN AN | NGUYỄN VĂN AN
            NAME | H'Hen Niê | H'Hen Niê
            NAME | Công ty TNHH A & B (Việt Nam) | Công ty TNHH A & B (Việt Nam)
            DATE | 05/06/2020 | 2020-06-05
            DATE | 5-6-2020 | 2020-06-05
            DATE | ngày 5 tháng 6 năm 2020 | 2020-06-05
            PARTIAL_DATE | 06/2020 | 2020-06
            PARTIAL_DATE | 2020 | 2020
            PARTIAL_DATE | không rõ | unknown
            NUMBER | 12 | 12
            NUMBER | 007 | 7
            NUMBER | 1.234 | 1234
            MONEY | 5.000.000 | 5000000
            MONEY | 5 000 000 đồng | 5000000
            MONEY | 5,000,000 VND | 5000000
            MONEY | 5.000.000 VNĐ | 5000000
            MONEY | 200000đ. | 200000
            SENTENCE | 07 (bảy) năm 6 tháng tù | P7Y6M0D
            SENTENCE | 18 tháng | P0Y18M0D
            SENTENCE | chung thân | life
            IDENTITY_NUMBER | 123456789 | 123456789
            IDENTITY_NUMBER | 001 099 000 123 | 001099000123
            IDENTITY_NUMBER | 001.099.000.123 | 001099000123
            DOCUMENT_NUMBER | Số: 12/2020/HSST | 12/2020/HSST
            DOCUMENT_NUMBER | SỐ 12/2020/HSST | 12/2020/HSST
            DOCUMENT_NUMBER | 59/2020/NĐ-CP | 59/2020/NĐ-CP
            FLAG | Có | true
            FLAG | x | true
            FLAG | khong | false
            UNIT | CAT-15-2004 | CAT-15-2004
            """)
    void readsEachTypeIntoOneForm(FieldType type, String typed, String kept) {
        assertThat(READER.read(field(type, null), typed)).isEqualTo(new Reading.Accepted(kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT | ''
            TEXT | '   '
            NAME | Nguyễn Văn An 😀
            NAME | <script>
            NAME | '...'
            NAME | '12'
            DATE | 31/02/2020
            DATE | 06/2020
            DATE | 2020
            DATE | không rõ
            DATE | hôm qua
            PARTIAL_DATE | 31/02/2020
            PARTIAL_DATE | 13/2020
            NUMBER | 1.5
            NUMBER | -1
            NUMBER | một
            NUMBER | 1.23
            NUMBER | 9999999999999999
            MONEY | 5 triệu
            MONEY | -5000
            SENTENCE | bảy năm
            SENTENCE | 7
            IDENTITY_NUMBER | 12345678
            IDENTITY_NUMBER | 1234567890
            IDENTITY_NUMBER | 1234567890123
            IDENTITY_NUMBER | 00109900012A
            DOCUMENT_NUMBER | 'số:'
            FLAG | có thể
            UNIT | CAT 15
            """)
    void refusesWhatIsNoValueOfTheType(FieldType type, String typed) {
        assertRefused(READER.read(field(type, null), typed));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offences | BLHS-173 | BLHS-173
            offences | Trộm cắp tài sản | BLHS-173
            offences | Tội trộm cắp tài sản | BLHS-173
            offences | trom cap tai san | BLHS-173
            offences | TRỘM CẮP TÀI SẢN | BLHS-173
            offences | Theft of property | BLHS-173
            offences | Trộm cắp tài sản (BLHS 1999) | BLHS1999-138
            provinces | Hà Nội | 01
            provinces | Thành phố Hà Nội | 01
            provinces | ha noi | 01
            provinces | TP. Hồ Chí Minh | 79
            provinces | Tỉnh Lào Cai | 15
            provinces | Yên Bái | 15-2004
            provinces | Hòa Bình | 17
            provinces | Tỉnh Hoà Bình | 17
            ethnic-groups | H'Mông | 08
            ethnic-groups | Thái | 03
            countries | Mỹ | US
            countries | Hoa Kỳ | US
            countries | Laos | LA
            communes | 00004 | 00004
            communes | Phường Ba Đình, Hà Nội | 00004
            sex | nu | female
            """)
    void findsACodeByItselfOrByItsNames(String list, String typed, String code) {
        assertThat(READER.read(field(FieldType.CODE, list), typed)).isEqualTo(new Reading.Accepted(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            offences | BLHS-9999
            offences | trộm
            sex | !!!
            provinces | Xứ Nghệ
            """)
    void aNameThatIsNotInTheListIsRefused(String list, String typed) {
        assertRefused(READER.read(field(FieldType.CODE, list), typed));
    }

    @Test
    void aNameThatSeveralEntriesBearIsRefusedWithTheReason() {
        List<String> sameName = CATALOGUE.list("communes").entries().stream()
                .filter(entry -> entry.also().contains("Xã Tân An"))
                .map(CodeEntry::code)
                .toList();
        assertThat(sameName).hasSizeGreaterThan(1);
        Reading.Refused refused = assertRefused(READER.read(field(FieldType.CODE, "communes"), "Xã Tân An"));
        assertThat(refused.why().en()).contains("Several entries");
    }

    /** Names that differ in marks alone: whoever types the marks means that one, whoever leaves them out may mean any. */
    @Test
    void marksDecideBetweenNamesOfTheSameLetters() {
        Field communes = field(FieldType.CODE, "communes");
        List<CodeEntry> entries = CATALOGUE.list("communes").entries();
        int decided = 0;
        for (CodeEntry entry : entries) {
            Reading withoutMarks = READER.read(communes, unmarked(entry.label().vi()));
            if (withoutMarks instanceof Reading.Refused) {
                decided++;
            }
            assertThat(READER.read(communes, entry.label().vi())).isEqualTo(new Reading.Accepted(entry.code()));
        }
        assertThat(decided).as("names that only marks tell apart").isPositive().isLessThan(entries.size() / 10);
    }

    @Test
    void aNameOf10000CharactersIsRefusedWithItsLength() {
        Reading.Refused refused = assertRefused(READER.read(field(FieldType.NAME, null), "A".repeat(10_000)));
        assertThat(refused.why().vi()).contains("300", "10000");
        assertThat(refused.why().en()).contains("300", "10000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"An\u0000", "An\u0007Ba", "An\u200bBa", "An\u202eBa", "An\ufeffBa", "An\ud800", "An\ue000"})
    void invisibleCharactersAreRefusedInEveryType(String typed) {
        for (FieldType type : TYPES) {
            assertRefused(READER.read(field(type, type == FieldType.CODE ? "sex" : null), typed));
        }
    }

    @Test
    void decomposedInputIsKeptComposed() {
        String name = "Nguyễn Thị Thuý Hằng";
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(name);
        assertThat(READER.read(field(FieldType.NAME, null), decomposed)).isEqualTo(new Reading.Accepted(name));
        assertThat(READER.read(
                        field(FieldType.PARTIAL_DATE, null), Normalizer.normalize("không rõ", Normalizer.Form.NFD)))
                .isEqualTo(new Reading.Accepted("unknown"));
    }

    @Test
    void linesStayInLongTextsAndJoinInShortOnes() {
        assertThat(READER.read(field(FieldType.LONG_TEXT, null), "một\r\nhai\rba"))
                .isEqualTo(new Reading.Accepted("một\nhai\nba"));
        assertThat(READER.read(field(FieldType.TEXT, null), "một\r\nhai\tba\u00a0bốn"))
                .isEqualTo(new Reading.Accepted("một hai ba bốn"));
    }

    @Test
    void aRefusalNeverRepeatsTheValue() {
        for (FieldType type : TYPES) {
            Field field = field(type, type == FieldType.CODE ? "sex" : null);
            if (READER.read(field, "Bí mật 😀\u0007") instanceof Reading.Refused(Label why)) {
                assertThat(why.vi() + why.en()).doesNotContain("Bí mật");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATE | 2020-06-05 | 05/06/2020 | 05/06/2020
            PARTIAL_DATE | 2020-06 | 06/2020 | 06/2020
            PARTIAL_DATE | unknown | không rõ | unknown
            SENTENCE | P7Y6M0D | 7 năm 6 tháng | 7 years 6 months
            SENTENCE | life | chung thân | life imprisonment
            FLAG | true | có | yes
            FLAG | false | không | no
            MONEY | 5000000 | 5.000.000 đồng | 5.000.000 VND
            NUMBER | 12 | 12 | 12
            IDENTITY_NUMBER | 001099000123 | 001099000123 | 001099000123
            NAME | Nguyễn Văn An | Nguyễn Văn An | Nguyễn Văn An
            DATE | nonsense | nonsense | nonsense
            """)
    void showsValuesInBothLanguages(FieldType type, String kept, String vietnamese, String english) {
        Field field = field(type, null);
        assertThat(READER.show(field, kept, VIETNAMESE)).isEqualTo(vietnamese);
        assertThat(READER.show(field, kept, Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void showsCodesByTheirLabelsAndUnknownOnesAsTheyAre() {
        Field field = field(FieldType.CODE, "sex");
        assertThat(READER.show(field, "female", VIETNAMESE)).isEqualTo("Nữ");
        assertThat(READER.show(field, "female", Locale.ENGLISH)).isEqualTo("Female");
        assertThat(READER.show(field, "gone", VIETNAMESE)).isEqualTo("gone");
    }

    /** The kept form, and the form that is shown, read again give the same; {@code -Dtests.seed=} replays a run. */
    @Test
    void whatWasReadOnceReadsTheSameAgain() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            FieldType type = TYPES.get(random.nextInt(TYPES.size()));
            Field field = field(type, type == FieldType.CODE ? "provinces" : null);
            String typed = typed(type, random);
            if (READER.read(field, typed) instanceof Reading.Accepted(String kept)) {
                accepted++;
                String run = type + " '" + typed + "', seed " + seed;
                assertThat(READER.read(field, kept)).as(run).isEqualTo(new Reading.Accepted(kept));
                for (Locale locale : List.of(VIETNAMESE, Locale.ENGLISH)) {
                    assertThat(READER.read(field, READER.show(field, kept, locale)))
                            .as(run)
                            .isEqualTo(new Reading.Accepted(kept));
                }
            }
        }
        assertThat(accepted).as("seed " + seed).isGreaterThan(10_000);
    }

    /** Whatever people or files bring, reading answers; it never throws. */
    @Test
    void anyTextIsAcceptedOrRefused() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder typed = new StringBuilder();
            int length = random.nextInt(30);
            for (int j = 0; j < length; j++) {
                typed.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            FieldType type = TYPES.get(i % TYPES.size());
            Field field = field(type, type == FieldType.CODE ? "provinces" : null);
            if (READER.read(field, typed.toString()) instanceof Reading.Accepted(String kept)) {
                assertThat(READER.read(field, kept)).as("seed " + seed).isEqualTo(new Reading.Accepted(kept));
            }
        }
    }

    private static String typed(FieldType type, Random random) {
        LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(50_000));
        return switch (type) {
            case TEXT, LONG_TEXT, NAME -> words(random);
            case DATE ->
                pick(
                        random,
                        day.toString(),
                        day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear(),
                        "ngày " + day.getDayOfMonth() + " tháng " + day.getMonthValue() + " năm " + day.getYear());
            case PARTIAL_DATE ->
                pick(
                        random,
                        day.toString(),
                        day.getMonthValue() + "/" + day.getYear(),
                        "năm " + day.getYear(),
                        "không rõ");
            case CODE -> {
                List<CodeEntry> entries = CATALOGUE.list("provinces").entries();
                CodeEntry entry = entries.get(random.nextInt(entries.size()));
                yield pick(
                        random, entry.code(), entry.label().vi(), entry.label().en());
            }
            case NUMBER -> Integer.toString(random.nextInt(100_000));
            case MONEY -> random.nextInt(1000) + ".000.000" + pick(random, "", "đ", " đồng", " VNĐ");
            case SENTENCE ->
                pick(
                        random,
                        random.nextInt(30) + " năm " + random.nextInt(12) + " tháng",
                        random.nextInt(100) + " tháng tù",
                        random.nextInt(30) + " (chữ) năm và " + random.nextInt(30) + " ngày",
                        "tù chung thân",
                        "tử hình");
            case IDENTITY_NUMBER ->
                String.format(Locale.ROOT, pick(random, "%09d", "%012d"), random.nextInt(999_999_999));
            case DOCUMENT_NUMBER -> pick(random, "", "số ", "Số: ") + random.nextInt(999) + "/2020/HS-ST";
            case FLAG -> pick(random, "có", "không", "x", "yes", "0");
            case UNIT -> "CAT-" + random.nextInt(100);
        };
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i <= random.nextInt(6); i++) {
            words.append(pick(random, "Nguyễn", "Thị", "Thuý", "Đào", "Ê-đê", "An", "hoà", "nghĩa"))
                    .append(pick(random, " ", "  ", "\u00a0", "\t"));
        }
        return random.nextBoolean() ? words.toString() : Normalizer.normalize(words, Normalizer.Form.NFD);
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String unmarked(String text) {
        return VietnameseText.stripMarks(text);
    }

    private static Reading.Refused assertRefused(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        Reading.Refused refused = (Reading.Refused) reading;
        assertThat(refused.why().vi()).isNotBlank();
        assertThat(refused.why().en()).isNotBlank();
        return refused;
    }

    private static Field field(FieldType type, @Nullable String list) {
        return new Field(
                "field",
                new Label("Trường", "Field"),
                type,
                list,
                null,
                null,
                null,
                Period.ALWAYS,
                Set.of(),
                300,
                List.of(),
                null,
                List.of());
    }
}
