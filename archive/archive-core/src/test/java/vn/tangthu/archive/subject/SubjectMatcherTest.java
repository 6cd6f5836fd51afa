package vn.tangthu.archive.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** All people and firms are fictional. */
class SubjectMatcherTest {
    private static final String VI_DU = "n=Nguyễn Văn Ví Dụ b=05/06/1985";
    private static final String HUNG = "n=Nguyễn Văn Hùng b=05/06/1985";
    private static final String PARENTS = " f=Nguyễn Văn Giả m=Trần Thị Mẫu";
    private static final String PLACE = " h=xã Ví Dụ, huyện Mẫu, tỉnh Nghệ An";

    /** What it is; the one; the other; whether it is proposed; reasons it must have. */
    private static final String PERSONS = """
            the same in every field          | {vd}{pa}{pl} i=012345678901 | {vd}{pa}{pl} i=012345678901 | yes | same-number same-name same-birth same-father same-mother same-place
            a number says it                 | {vd} i=012345678901 | n=Lê Thị Khác b=1990 i=012345678901 | yes | same-number other-name other-birth
            a passport, however spaced       | n=Nguyễn Văn Ví Dụ p=B 123 4567 | n=Nguyễn V. Ví Dụ p=b1234567 | yes | same-number initials
            old number there, new one here   | {vd} i=123456789 | {vd} i=012345678901 | yes | same-name same-birth
            new number holds not the old one | {vd}{pa} i=123456789 | {vd}{pa} i=098765432109 | yes | same-father
            two old numbers after a move     | {vd}{pl} i=123456789 | {vd}{pl} i=987654321 | yes | other-number same-birth
            two different new numbers        | {hu} i=012345678901 | {hu} i=098765432109 | no  | other-number
            one wrong digit                  | {hu} i=012345678901 | {hu} i=012345678911 | yes | near-number
            swapped digits                   | {hu} i=012345678901 | {hu} i=012345678910 | yes | near-number
            both numbers kept on one side    | {hu} i=123456789 i=012345678901 | n=Nguyễn Văn Hùng i=123456789 | yes | same-number
            capitals                         | {vd} | n=NGUYỄN VĂN VÍ DỤ b=05/06/1985 | yes | same-name same-birth
            no marks                         | {vd} | n=Nguyen Van Vi Du b=05/06/1985 | yes | marks-differ
            no marks, other order            | {vd} | n=vi du nguyen van b=05/06/1985 | yes | marks-differ other-order
            no marks, order, year, place     | n=Trần Thị Lan b=1985{pl} | n=LAN THI TRAN b=1985 h=Xa Vi Du, Huyen Mau, Nghe An | yes | other-order marks-differ same-place
            family name last                 | {hu} | n=Văn Hùng Nguyễn b=05/06/1985 | yes | other-order
            old place of the tone            | n=Nguyễn Hoà Thuý b=05/06/1985 | n=Nguyễn Hòa Thúy b=05/06/1985 | yes | same-name
            decomposed letters               | {vd} | n=Nguyễn Văn Ví Dụ b=05/06/1985 | yes | same-name
            i for y                          | n=Lý Văn Mỹ b=05/06/1985 | n=Lí Văn Mĩ b=05/06/1985 | yes | typing-variant
            Telex left over                  | {hu} | n=Nguyeenx Vawn Hungf b=05/06/1985 | yes | typing-variant
            VNI left over                    | {hu} | n=Nguye64n Va8n Hu2ng b=05/06/1985 | yes | typing-variant
            Telex in capitals, year, parents | n=Đỗ Đức Hùng b=1985{pa} | n=DDOOX DDUWCS HUNGF b=1985{pa} | yes | typing-variant same-father
            a letter too many                | {hu} | n=Nguyễn Văn Hùnng b=05/06/1985 | yes | one-syllable
            letters swapped                  | {hu} | n=Nugyễn Văn Hùng b=05/06/1985 | yes | one-syllable
            another mark, the rest agrees    | {hu}{pa} | n=Nguyễn Văn Hưng b=05/06/1985{pa} | yes | marks-differ
            initials                         | n=Nguyễn Văn An b=05/06/1985{pl} | n=Ng. V. An b=05/06/1985{pl} | yes | initials
            initials of all                  | n=Nguyễn Văn An b=05/06/1985{pa} | n=N.V.A b=05/06/1985{pa} | yes | initials
            Ng. V. A                         | n=Nguyễn Văn A b=05/06/1985 | n=Ng. V. A b=05/06/1985{pl} | yes | initials
            middle name left out             | n=Trần Thị Thu Hà b=05/06/1985 | n=Trần Thu Hà b=05/06/1985 | yes | part-of-name
            an alias                         | {hu} a=Hùng Sẹo | n=Hùng Sẹo b=05/06/1985 | yes | by-other-name
            an alias inside the name         | n=Nguyễn Văn Hùng (tức Trần Ví Dụ) b=05/06/1985 | n=Trần Ví Dụ b=05/06/1985 | yes | by-other-name
            a former name                    | n=Lê Văn Mới o=Lê Văn Cũ Kỹ b=05/06/1985 | n=Lê Văn Cũ Kỹ b=05/06/1985 | yes | by-other-name
            H'Mông name                      | n=Giàng A Páo b=1985{pl} | n=GIANG A PAO b=1985{pl} | yes | marks-differ same-place
            Ê Đê name, apostrophe left out   | n=H'Hen Ví Dụ Niê b=05/06/1985 | n=H Hen Ví Dụ Niê b=05/06/1985 | yes | same-name
            Ê Đê name, order                 | n=Y Bhăm Niê b=05/06/1985 | n=Niê Y Bhăm b=05/06/1985 | yes | other-order
            Khmer name                       | n=Thạch Sô Phia b=1985{pa} | n=Thach So Phia b=1985{pa} | yes | marks-differ
            foreign name, order              | n=John Example Doe b=05/06/1985 | n=DOE John Example b=05/06/1985 p=X1234567 | yes | other-order
            foreign name, middle name left   | n=Somchai Tuayang b=05/06/1985 | n=Somchai Vidu Tuayang b=05/06/1985 | yes | part-of-name
            day and month swapped            | {vd}{pl} | n=Nguyễn Văn Ví Dụ b=06/05/1985{pl} | yes | swapped-birth
            year only                        | {vd}{pl} | n=Nguyễn Văn Ví Dụ b=1985{pl} | yes | overlapping-birth
            month and year                   | {hu}{pl} | n=Nguyễn Văn Hùng b=06/1985{pl} | yes | overlapping-birth
            first of January for the year    | {vd}{pl} | n=Nguyễn Văn Ví Dụ b=01/01/1985{pl} | yes | overlapping-birth
            wrong year                       | {vd}{pa} | n=Nguyễn Văn Ví Dụ b=05/06/1986{pa} | yes | near-birth
            birth unknown, parents agree     | {vd}{pa} | n=Nguyễn Văn Ví Dụ b=unknown{pa} | yes | same-father same-mother
            parents with a remark            | {hu} f=Nguyễn Văn Giả (đã chết) | {hu} f=Nguyen Van Gia | yes | same-father
            parent not known says nothing    | {hu} f=Không rõ | {hu} f=Nguyễn Văn Giả | yes | same-birth
            place, other kinds of parts      | n=Lê Văn Hùng b=1985 f=Lê Giả h=Xã Ví Dụ, H. Mẫu, T. Nghệ An | n=Lê Văn Hùng b=1985 f=Lê Giả h=Ví Dụ - Mẫu - Nghệ An | yes | same-place
            the name and nothing else        | n=Nguyễn Văn Hùng | n=Nguyễn Văn Hùng | no | same-name
            a rare name and nothing else     | n=Giàng Ví Dụ Páo | n=Giàng Ví Dụ Páo | no | same-name
            common name, year                | n=Nguyễn Văn Hùng b=1985 | n=Nguyễn Văn Hùng b=1985 | no | overlapping-birth
            common name, year, other place   | n=Nguyễn Văn A b=1985 h=Ví Dụ, Mẫu, Nghệ An | n=Nguyễn Văn A b=1985 h=Đầm Giả, Mới, Bạc Liêu | no | other-place
            other parents and place          | n=Nguyễn Văn A b=1985{pa}{pl} | n=Nguyễn Văn A b=1985 f=Nguyễn Văn Khác m=Lê Thị Thử h=Đầm Giả, Mới, Bạc Liêu | no | other-father other-mother other-place
            also with a full date            | n=Nguyễn Văn A b=05/06/1985{pa}{pl} | n=Nguyễn Văn A b=07/08/1985 f=Nguyễn Văn Khác m=Lê Thị Thử h=Đầm Giả, Mới, Bạc Liêu | no | other-birth
            brothers                         | n=Nguyễn Văn Hùng b=05/06/1985{pa}{pl} | n=Nguyễn Văn Nam b=07/08/1988{pa}{pl} | no | other-name same-father
            father and son                   | n=Nguyễn Văn Hùng b=1960{pl} | n=Nguyễn Văn Hùng b=1985{pl} f=Nguyễn Văn Hùng | no | other-birth
            another name of that day         | {hu} | n=Trần Thị Lan b=05/06/1985 | no | other-name same-birth
            one letter makes another name    | n=Nguyễn Văn Hùng b=1985 | n=Nguyễn Văn Dũng b=1985 | no | one-syllable
            another mark makes another name  | n=Nguyễn Văn Hùng b=1985 | n=Nguyễn Văn Hưng b=1985 | no | marks-differ
            man and woman                    | n=Nguyễn Minh Anh b=1985{pl} s=male | n=Nguyễn Minh Anh b=1985{pl} s=female | no | other-sex
            the same province only           | n=Nguyễn Văn Hùng b=1985 h=Nghệ An | n=Nguyễn Văn Hùng b=1985 h=tỉnh Nghệ An | no  | same-place
            nothing is known                 | n=Nguyễn Văn Hùng | b=1985 | no |
            """;

    private static final String LEGAL_PERSONS = """
            the same tax number              | n=Công ty TNHH Ví Dụ i=0101234567 | n=Công ty CP Khác Hẳn i=0101234567 | yes | same-number
            number of a branch               | n=Công ty TNHH Ví Dụ i=0101234567 | n=Chi nhánh Công ty TNHH Ví Dụ i=0101234567-001 | yes | same-number same-name
            Cty and capitals                 | n=Công ty TNHH Thương mại Ví Dụ Xanh | n=CTY TNHH TM VÍ DỤ XANH | yes |
            words in capitals without marks  | n=Công ty trách nhiệm hữu hạn một thành viên Ví Dụ Xanh | n=CONG TY TNHH MTV VI DU XANH | yes | marks-differ
            joint stock                      | n=Công ty cổ phần Đầu tư Ví Dụ Xanh | n=CTCP ĐT Ví Dụ Xanh | yes |
            English kind of company          | n=Vidu Green Sample Co., Ltd | n=VIDU GREEN SAMPLE COMPANY LIMITED | yes | same-name
            the abbreviation as a name       | n=Công ty TNHH Ví Dụ Xanh a=VIDUXANH i=0101234567 | n=VIDUXANH i=0101234568 | no | by-other-name
            the abbreviation and the place   | n=Công ty TNHH Ví Dụ Xanh a=Viduxanh Mau{pl} | n=Cty Viduxanh Mau{pl} | yes | by-other-name same-place
            business words only              | n=Công ty TNHH Thương mại Dịch vụ Xây dựng | n=Cty CP TM DV XD | no |
            another firm of that business    | n=Công ty TNHH Thương mại Ví Dụ Xanh i=0101234567 | n=Công ty TNHH Thương mại Thử Vàng i=0109876543 | no | other-name other-number
            sister firms                     | n=Công ty TNHH Ví Dụ Xanh{pl} | n=Công ty TNHH Ví Dụ Vàng{pl} | no | other-name
            the same name, other tax number  | n=Công ty TNHH Ví Dụ i=0101234567 | n=Công ty TNHH Ví Dụ i=0109876543 | no | other-number
            """;

    private final SubjectMatcher matcher = new SubjectMatcher();

    @TestFactory
    Stream<DynamicTest> persons() {
        return PERSONS.lines().map(line -> test(line, true));
    }

    @TestFactory
    Stream<DynamicTest> legalPersons() {
        return LEGAL_PERSONS.lines().map(line -> test(line, false));
    }

    private DynamicTest test(String line, boolean persons) {
        List<String> cells = Stream.of(line.replace("{vd}", VI_DU)
                        .replace("{hu}", HUNG)
                        .replace("{pa}", PARENTS)
                        .replace("{pl}", PLACE)
                        .split("\\|", -1))
                .map(String::strip)
                .toList();
        return DynamicTest.dynamicTest(cells.getFirst(), () -> {
            SubjectProfile one = persons ? Profiles.person(cells.get(1)) : Profiles.legalPerson(cells.get(1));
            SubjectProfile other = persons ? Profiles.person(cells.get(2)) : Profiles.legalPerson(cells.get(2));
            Match match = matcher.match(one, other);
            assertThat(match.candidate())
                    .as("%s, score %s, %s", cells.getFirst(), match.score(), match.evidence())
                    .isEqualTo(cells.get(3).equals("yes"));
            if (!cells.get(4).isEmpty()) {
                assertThat(match.evidence())
                        .extracting(Evidence::code)
                        .contains(cells.get(4).split(" "));
            }
            assertThat(matcher.match(other, one)).isEqualTo(match);
            if (match.candidate()) {
                assertThat(SubjectKeys.of(one).values())
                        .as("they are found by something they share")
                        .anyMatch(SubjectKeys.of(other).values()::contains);
            }
        });
    }

    @Test
    void personsAndLegalPersonsAreNeverTheSame() {
        Match match = matcher.match(
                Profiles.person("n=Ví Dụ Xanh p=0101234567"), Profiles.legalPerson("n=Ví Dụ Xanh i=0101234567"));
        assertThat(match).isEqualTo(new Match(0, List.of()));
    }

    @Test
    void reasonsComeInBothLanguagesWithoutValues() {
        for (Evidence evidence : Evidence.values()) {
            assertThat(evidence.label().vi())
                    .isNotBlank()
                    .isNotEqualTo(evidence.label().en());
            assertThat(evidence.label().en()).isNotBlank();
        }
    }
}
