package vn.tangthu.ingest.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.Reading;

/** Whatever stands on a page, reading it is safe, and what comes out of it can be kept and stands on the page. */
class ProposalPropertyTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final ProposalReader READER = new ProposalReader(CATALOGUE);
    private static final FieldReader VALUES = new FieldReader(CATALOGUE);
    private static final int ROUNDS = 400;
    private static final List<String> CRUMBS = List.of(
            "Họ và tên",
            "sinh ngày",
            "sinh năm",
            "nơi cư trú",
            "con ông",
            "và bà",
            "tiền án",
            "tiền sự",
            "Bản án số",
            "Số",
            "ngày",
            "tháng",
            "năm",
            "QUYẾT ĐỊNH",
            "THI HÀNH ÁN",
            "xử phạt",
            "tù",
            "về tội",
            "Trộm cắp tài sản",
            "điểm a",
            "khoản 2",
            "Điều 173",
            "Bộ luật Hình sự",
            "Tòa án nhân dân",
            "TÒA ÁN NHÂN DÂN",
            "HUYỆN VÍ DỤ",
            "tỉnh Mẫu",
            "bị cáo",
            "NGUYỄN VĂN VÍ DỤ",
            "Nguyễn Văn Ví Dụ",
            "dân tộc",
            "Kinh",
            "quốc tịch",
            "Việt Nam",
            "giới tính",
            "Nam",
            "07",
            "(bảy)",
            "O5/l2/198S",
            "05/6/2020",
            "31/02/1999",
            "12/2020/HS-ST",
            "15/QĐ-CA",
            "001190012345",
            "200.000 đồng",
            "không",
            ":",
            ";",
            ",",
            ".",
            "(",
            ")",
            "......",
            "\"",
            "-",
            "/",
            "tên gọi khác",
            "Tý",
            "CCCD",
            "căn cước",
            "chung thân",
            "án phí");
    private static final List<String> ODDITIES = List.of(
            "\u0000",
            "\ud83d\ude42",
            "\ud800",
            "\u0301",
            "\u00a0",
            "\u200b",
            "\ufb01",
            "\u001e",
            "\u000b",
            "ẚ",
            "ǅ",
            "İ",
            "ß",
            "中文",
            "\u202e",
            "\t",
            "A\u0302\u0309",
            "d̛",
            "𝟘𝟙",
            "①",
            "½",
            "……",
            "%",
            "|",
            "!",
            "[",
            "]",
            "$",
            "\\");

    @Test
    void anyTextIsReadSafely() {
        long seed = Long.getLong("tests.seed", 20261123L);
        System.out.println("ProposalPropertyTest seed " + seed);
        Random random = new Random(seed);
        List<List<Field>> forms = forms();
        for (int round = 0; round < ROUNDS; round++) {
            List<Page> pages = pages(random);
            List<Field> fields = forms.get(random.nextInt(forms.size()));
            String about = random.nextBoolean() ? "Nguyễn Văn Ví Dụ" : null;
            int number = round;
            assertThatCode(() -> check(fields, pages, READER.propose(fields, pages, about)))
                    .as("seed %d round %d", seed, number)
                    .doesNotThrowAnyException();
        }
    }

    /** Of every category and every event of it. */
    private static List<List<Field>> forms() {
        return CATALOGUE.recordCategories().stream()
                .flatMap(category -> Stream.concat(Stream.of(category.fields()), events(category)))
                .filter(fields -> !fields.isEmpty())
                .toList();
    }

    private static Stream<List<Field>> events(RecordCategory category) {
        return category.events().stream().map(EventType::fields);
    }

    private static List<Page> pages(Random random) {
        List<Page> pages = new ArrayList<>();
        int count = random.nextInt(4);
        for (int number = 1; number <= count; number++) {
            String text = text(random);
            pages.add(
                    random.nextInt(4) == 0
                            ? PlainPages.bare(number, text)
                            : PlainPages.page(number, text, random.nextFloat()));
        }
        return pages;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(160);
        for (int i = 0; i < length; i++) {
            text.append(
                    switch (random.nextInt(12)) {
                        case 0 -> ODDITIES.get(random.nextInt(ODDITIES.size()));
                        case 1 -> Character.toString(random.nextInt(0x250));
                        default -> CRUMBS.get(random.nextInt(CRUMBS.size()));
                    });
            text.append(
                    switch (random.nextInt(9)) {
                        case 0 -> "\n";
                        case 1 -> "";
                        case 2 -> "      ";
                        default -> " ";
                    });
        }
        return text.toString();
    }

    private static void check(List<Field> fields, List<Page> pages, Proposals proposals) {
        Set<Integer> numbers = Set.copyOf(pages.stream().map(Page::number).toList());
        for (Proposal proposal : proposals.all()) {
            Field field = fields.stream()
                    .filter(one -> one.code().equals(proposal.field()))
                    .findFirst()
                    .orElseThrow();
            check(field, proposal.best(), pages, numbers);
            proposal.alternatives().forEach(other -> check(field, other, pages, numbers));
            assertThat(proposal.alternatives())
                    .extracting(Candidate::value)
                    .doesNotContain(proposal.value())
                    .doesNotHaveDuplicates();
        }
        if (fields.stream().noneMatch(field -> field.has(Field.Property.MANY))) {
            assertThat(proposals.all()).extracting(Proposal::field).doesNotHaveDuplicates();
        }
    }

    private static void check(Field field, Candidate candidate, List<Page> pages, Set<Integer> numbers) {
        assertThat(VALUES.read(field, candidate.value())).isEqualTo(new Reading.Accepted(candidate.value()));
        assertThat(candidate.confidence()).isBetween(0.0, 1.0);
        assertThat(candidate.asRead()).isNotBlank();
        assertThat(candidate.place().page()).isIn(numbers);
        Page page = pages.stream()
                .filter(one -> one.number() == candidate.place().page())
                .findFirst()
                .orElseThrow();
        if (!page.words().isEmpty()) {
            assertThat(candidate.place().rectangles()).isNotEmpty();
        }
        assertThat(candidate.place().rectangles()).allSatisfy(box -> covers(page, box));
    }

    /** It is a rectangle around words of the page. */
    private static void covers(Page page, Rectangle box) {
        assertThat(page.words())
                .anySatisfy(word -> assertThat(word.x()).isEqualTo(box.x()))
                .anySatisfy(word -> assertThat(word.x() + word.w())
                        .isCloseTo(box.x() + box.w(), org.assertj.core.data.Offset.offset(1e-5f)));
        assertThat(box.w()).isPositive();
        assertThat(box.h()).isPositive();
    }
}
