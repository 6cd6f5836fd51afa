package vn.tangthu.ingest.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tangthu.archive.document.Page;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;

/** Wordings of judgments, decisions and forms; all persons are fictional. */
class ProposalReaderTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final ProposalReader READER = new ProposalReader(CATALOGUE);

    /**
     * @param expected lines {@code field = value}, several values with {@code |} between; {@code field =} for none
     */
    record Wording(String name, String text, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Wording> wordings() {
        return Stream.of(
                new Wording("a defendant in one sentence", """
                    đối với bị cáo:
                    Nguyễn Văn Ví Dụ, sinh ngày 05/6/1985 tại tỉnh Mẫu; nơi cư trú: thôn Đông, xã Ví Dụ, tỉnh Mẫu;
                    nghề nghiệp: Làm ruộng; trình độ văn hóa: 9/12; dân tộc: Kinh; giới tính: Nam; tôn giáo: Không;
                    quốc tịch: Việt Nam; con ông Nguyễn Văn Mẫu (đã chết) và bà Trần Thị Thí Dụ; có vợ là Lê Thị Giả
                    và 02 con; tiền án: 01 (một); tiền sự: không; bị bắt tạm giam từ ngày 12/3/2020 đến nay.
                    """, """
                        full-name = Nguyễn Văn Ví Dụ
                        birth-date = 1985-06-05
                        birth-place = tỉnh Mẫu
                        residence = thôn Đông, xã Ví Dụ, tỉnh Mẫu
                        occupation = Làm ruộng
                        education = lower-secondary
                        ethnic-group = 01
                        sex = male
                        religion = none
                        nationality = VN
                        father-name = Nguyễn Văn Mẫu
                        mother-name = Trần Thị Thí Dụ
                        spouse-name = Lê Thị Giả
                        previous-convictions = 1
                        administrative-offences = 0
                        """),
                new Wording(
                        "parents with years of birth",
                        "Trần Thị Mẫu, sinh năm 1990; con ông Trần Văn Giả, sinh năm 1960 và bà Lê Thị Thử, sinh năm"
                                + " 1962; có chồng là Đỗ Văn Bịa, sinh năm 1988.",
                        """
                        birth-date = 1990
                        father-name = Trần Văn Giả
                        mother-name = Lê Thị Thử
                        spouse-name = Đỗ Văn Bịa
                        """),
                new Wording("the letterhead of a judgment in two columns", """
                    TÒA ÁN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                     HUYỆN VÍ DỤ                             Độc lập - Tự do - Hạnh phúc
                      TỈNH MẪU
                    Bản án số: 12/2020/HS-ST
                    Ngày: 05 - 6 - 2020
                                           NHÂN DANH
                          NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                    """, """
                        judgment-number = 12/2020/HS-ST
                        judgment-date = 2020-06-05
                        court = Tòa án nhân dân huyện Ví Dụ, tỉnh Mẫu
                        court-level = first
                        decision-number =
                        """),
                new Wording("a judgment on appeal", """
                    TÒA ÁN NHÂN DÂN TỈNH MẪU
                    Bản án số: 45/2021/HS-PT
                    Ngày 10/02/2021
                    NHÂN DANH
                    NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                    Xét kháng cáo đối với Bản án hình sự sơ thẩm số 12/2020/HS-ST ngày 05/6/2020 của Tòa án nhân dân
                    huyện Ví Dụ, tỉnh Mẫu.
                    """, """
                        judgment-number = 45/2021/HS-PT
                        judgment-date = 2021-02-10
                        court-level = appeal
                        court = Tòa án nhân dân tỉnh Mẫu
                        """),
                new Wording("a decision on execution cites its judgment", """
                    TÒA ÁN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                    THÀNH PHỐ GIẢ ĐỊNH                       Độc lập - Tự do - Hạnh phúc
                    Số: 15/2020/QĐ-CA                  Giả Định, ngày 20 tháng 7 năm 2020

                                          QUYẾT ĐỊNH
                                    THI HÀNH ÁN PHẠT TÙ
                    Căn cứ Bản án số 12/2020/HSST ngày 05/6/2020 của Tòa án nhân dân huyện Ví Dụ, tỉnh Mẫu đã có
                    hiệu lực pháp luật từ ngày 06/7/2020;
                                          QUYẾT ĐỊNH:
                    1. Thi hành hình phạt 07 (bảy) năm 06 (sáu) tháng tù về tội "Trộm cắp tài sản" đối với người bị
                    kết án Nguyễn Văn Ví Dụ, sinh năm 1985; nơi cư trú: tỉnh Mẫu.
                    """, """
                        decision-number = 15/2020/QĐ-CA
                        decision-date = 2020-07-20
                        decision-court = Tòa án nhân dân thành phố Giả Định
                        judgment-number = 12/2020/HSST
                        judgment-date = 2020-06-05
                        court = Tòa án nhân dân huyện Ví Dụ, tỉnh Mẫu
                        in-force-date = 2020-07-06
                        sentence = P7Y6M0D
                        offence = BLHS-173
                        full-name = Nguyễn Văn Ví Dụ
                        birth-date = 1985
                        """),
                new Wording("a military court in a sentence", """
                    Căn cứ Bản án số 03/2019/HSST ngày 11/4/2019 của Tòa án quân sự khu vực 1 Quân khu 7;
                    """, "court = Tòa án quân sự khu vực 1, quân khu 7"),
                new Wording(
                        "a court by its abbreviation",
                        "Bản án số 03/2019/HSST ngày 11/4/2019 của TAND quận Giả Định, TP. Thử Nghiệm.",
                        "court = Tòa án nhân dân quận Giả Định, thành phố Thử Nghiệm"),
                new Wording("dotted leaders, two fields a line", """
                    Họ và tên: .....NGUYỄN VĂN VÍ DỤ..... Giới tính: ...Nam...
                    Sinh ngày: ....05/6/1985.... Quốc tịch: ...Việt Nam...
                    Quê quán: ......xã Ví Dụ, tỉnh Mẫu......
                    Tên gọi khác: ................ Tôn giáo: ..............
                    """, """
                        full-name = Nguyễn Văn Ví Dụ
                        sex = male
                        birth-date = 1985-06-05
                        nationality = VN
                        home-place = xã Ví Dụ, tỉnh Mẫu
                        other-names =
                        religion =
                        """),
                new Wording("a form in two columns", """
                    Họ và tên: TRẦN THỊ MẪU            Giới tính: Nữ
                    Dân tộc: Tày                       Tôn giáo: Phật giáo
                    Số CCCD: 001 190 012 345           Nghề nghiệp: Buôn bán
                    """, """
                        full-name = Trần Thị Mẫu
                        sex = female
                        ethnic-group = 02
                        religion = buddhism
                        identity-number = 001190012345
                        occupation = Buôn bán
                        """),
                new Wording("a cell that was too narrow", """
                    Họ tên cha: Hoàng Trọng Thử    Họ tên mẹ: Đỗ Xuân Ví Dụ
                    Nghiệm
                    """, """
                        father-name = Hoàng Trọng Thử Nghiệm
                        mother-name = Đỗ Xuân Ví Dụ
                        """),
                new Wording(
                        "no column at all, no punctuation between",
                        "Họ và tên: Lê Văn Giả Giới tính: Nam Dân tộc: Mường Quốc tịch: Việt Nam",
                        """
                        full-name = Lê Văn Giả
                        sex = male
                        ethnic-group = 06
                        nationality = VN
                        """),
                new Wording("labels with wrong marks and letters", """
                    Ho vá tén: Nguyễn Văn Ví Dụ
                    Nghê nghiêp: Thợ xây
                    Trinh dộ vãn hoá: 12/12
                    Quôc tich: Việt Nam
                    Nguyên quàn: xã Mẫu
                    Nghề nghìêb: Thợ xây
                    """, """
                        full-name = Nguyễn Văn Ví Dụ
                        occupation = Thợ xây
                        education = upper-secondary
                        nationality = VN
                        home-place = xã Mẫu
                        """),
                new Wording("labels split and joined", """
                    Họvà tên: Nguyễn Văn Ví Dụ
                    Quốctịch: Lào
                    Quê qu án: xã Mẫu
                    """, """
                        full-name = Nguyễn Văn Ví Dụ
                        nationality = LA
                        home-place = xã Mẫu
                        """),
                new Wording("letters in the place of digits", "Sinh ngày: O5/l2/198S; số CCCD: 00l19O012345.", """
                    birth-date = 1985-12-05
                    identity-number = 001190012345
                    """),
                new Wording(
                        "a date in words of the calendar, dotted",
                        "Sinh ngày ...05... tháng ...6... năm 1985",
                        "birth-date = 1985-06-05"),
                new Wording("a date with points", "Ngày sinh: 05.6.1985", "birth-date = 1985-06-05"),
                new Wording("only a month", "Sinh tháng 6 năm 1985; Ngày sinh: 6/1985", "birth-date = 1985-06"),
                new Wording("nobody knows when", "Năm sinh: không rõ", "birth-date = unknown"),
                new Wording("a day that no calendar has", "Ngày sinh: 31/02/1985", "birth-date ="),
                new Wording(
                        "the number and its word disagree: the word counts",
                        "Xử phạt bị cáo Nguyễn Văn Ví Dụ 01 (bảy) năm tù",
                        "sentence = P7Y0M0D"),
                new Wording("a sentence in words alone", "Xử phạt bị cáo bảy năm sáu tháng tù.", "sentence = P7Y6M0D"),
                new Wording(
                        "months only",
                        "Xử phạt: Trần Thị Mẫu 18 (mười tám) tháng tù nhưng cho hưởng án treo",
                        "sentence = P0Y18M0D"),
                new Wording("broken over a line", """
                    Tuyên bố bị cáo phạm tội và quyết định xử phạt bị cáo Nguyễn Văn Ví Dụ 07 (bảy)
                    năm 06 (sáu) tháng tù.
                    """, "sentence = P7Y6M0D"),
                new Wording("for life", "Xử phạt bị cáo tù chung thân", "sentence = life"),
                new Wording("what somebody asked for is not what was decided", """
                    Kiểm sát viên đề nghị xử phạt bị cáo từ 08 (tám) năm đến 09 (chín) năm tù.

                    QUYẾT ĐỊNH:
                    Xử phạt bị cáo 07 (bảy) năm tù.
                    """, "sentence = P7Y0M0D"),
                new Wording("an earlier conviction is not this one", """
                    Nguyễn Văn Ví Dụ, sinh năm 1985; tiền án: 01 (một), ngày 10/02/2015 bị Tòa án nhân dân tỉnh Mẫu xử
                    phạt 12 tháng tù về tội "Cướp giật tài sản"; bị bắt tạm giam ngày 12/3/2020.

                    QUYẾT ĐỊNH:
                    Tuyên bố bị cáo phạm tội "Trộm cắp tài sản". Xử phạt bị cáo 02 (hai) năm tù.
                    """, """
                        sentence = P2Y0M0D
                        offence = BLHS-173
                        previous-convictions = 1
                        """),
                new Wording(
                        "several offences, one of them shortened",
                        "Bị cáo phạm các tội \"Trộm cắp tài sản\" và \"Cố ý gây thương tích\".",
                        "offence = BLHS-134|BLHS-173"),
                new Wording(
                        "an offence by its article alone",
                        "Hành vi của bị cáo được quy định tại điểm a khoản 2 Điều 173 Bộ luật Hình sự năm 2015.",
                        """
                        offence = BLHS-173
                        offence-clause = điểm a khoản 2 Điều 173 BLHS
                        """),
                new Wording("clauses of several laws", """
                    Căn cứ các điểm b, s khoản 1 Điều 51; điểm đ khoản 2 Điều 173 của Bộ luật Hình sự; Điều 106 Bộ luật
                    Tố tụng hình sự; khoản 2 Điều 26 Nghị quyết 326/2016/UBTVQH14.
                    """, """
                        offence-clause = điểm b, s khoản 1 Điều 51 BLHS|điểm đ khoản 2 Điều 173 BLHS
                        offence = BLHS-173
                        """),
                new Wording("an offence with misread letters", "Tội danh: Trôm cáp tai sàn", "offence = BLHS-173"),
                new Wording("no earlier convictions", "Tiền án, tiền sự: Không", """
                    previous-convictions = 0
                    administrative-offences = 0
                    """),
                new Wording("none, the other way round", "Nhân thân: chưa có tiền án, tiền sự.", """
                    previous-convictions = 0
                    administrative-offences = 0
                    """),
                new Wording(
                        "the begin of the term",
                        "Thời hạn chấp hành hình phạt tù tính từ ngày bắt tạm giam 12/3/2020.",
                        "begin-date = 2020-03-12"),
                new Wording(
                        "a term that begins later",
                        "Thời hạn tù tính từ ngày bị cáo đi chấp hành án.\n"
                                + "Án phí: bị cáo nộp 200.000 đồng ngày 01/01/2021.",
                        "begin-date ="),
                new Wording(
                        "aliases",
                        "Họ và tên: Nguyễn Văn Ví Dụ (tên gọi khác: Tý, Ba Mẫu); bí danh: Không",
                        "other-names = Ba Mẫu|Tý"),
                new Wording(
                        "numbers of two cards",
                        "Số CMND: 012345678; số định danh cá nhân: 001085012345",
                        "identity-number = 001085012345|012345678"),
                new Wording(
                        "a lost bar of Đ and a split number",
                        "Quyết định thi hành án số 15 /2020/ QD-CA ngày 20/7/2020",
                        "decision-number = 15/2020/QĐ-CA"),
                new Wording("a residence over two lines, then another statement", """
                    Nơi đăng ký hộ khẩu thường trú: số 45 đường Mẫu, phường Ước Lệ, quận Thử Nghiệm,
                    thành phố Giả Định; chỗ ở hiện nay: thôn Đông, xã Ví Dụ.
                    """, """
                        residence = số 45 đường Mẫu, phường Ước Lệ, quận Thử Nghiệm, thành phố Giả Định
                        present-residence = thôn Đông, xã Ví Dụ
                        """),
                new Wording("victims and witnesses are others", """
                    Họ và tên: Nguyễn Văn Ví Dụ, sinh năm 1985; nơi cư trú: xã Mẫu.
                    Bị hại: Anh Trần Văn Thử, sinh năm 1991; nơi cư trú: xã Khác.
                    Người làm chứng: Chị Lê Thị Giả, sinh năm 1979; nơi cư trú: xã Khác Nữa.
                    """, """
                        full-name = Nguyễn Văn Ví Dụ
                        birth-date = 1985
                        residence = xã Mẫu
                        """),
                new Wording(
                        "a name of the highlands",
                        "Họ và tên: Y BLĂM ÊBAN. Giới tính: Nam",
                        "full-name = Y Blăm Êban"));
    }

    @ParameterizedTest
    @MethodSource("wordings")
    void isRead(Wording wording) {
        assertThat(values(PlainPages.of(wording.text()), wording)).isEqualTo(expected(wording));
    }

    /** Text out of other programs may come in decomposed characters. */
    @ParameterizedTest
    @MethodSource("wordings")
    void isReadInDecomposedCharacters(Wording wording) {
        String decomposed = Normalizer.normalize(wording.text(), Normalizer.Form.NFD);
        assertThat(values(PlainPages.of(decomposed), wording)).isEqualTo(expected(wording));
    }

    private static Map<String, List<String>> expected(Wording wording) {
        Map<String, List<String>> result = new TreeMap<>();
        wording.expected().lines().forEach(line -> {
            String[] parts = line.split(" =", 2);
            List<String> values = Arrays.stream(parts[1].strip().split("\\|"))
                    .filter(value -> !value.isEmpty())
                    .toList();
            result.put(parts[0], values);
        });
        return result;
    }

    private static Map<String, List<String>> values(List<Page> pages, Wording wording) {
        Proposals proposals = read(pages);
        Map<String, List<String>> result = new TreeMap<>();
        expected(wording)
                .keySet()
                .forEach(field -> result.put(
                        field,
                        proposals.of(field).stream()
                                .map(Proposal::value)
                                .sorted()
                                .toList()));
        return result;
    }

    private static Proposals read(List<Page> pages) {
        return READER.propose(fields("prisoner"), pages, null);
    }

    private static List<Field> fields(String category) {
        return CATALOGUE.category(category).orElseThrow().fields();
    }

    @Test
    void ofSeveralDefendantsTheOneIsReadWhomTheRecordIsAbout() {
        List<Page> pages = PlainPages.of("""
            đối với các bị cáo:
            1. Nguyễn Văn Ví Dụ, sinh năm 1985; nơi cư trú: xã Một; con ông Nguyễn Văn Cha và bà Trần Thị Mẹ;
            2. Trần Thị Mẫu, sinh năm 1990; nơi cư trú: xã Hai; con ông Trần Văn Bố và bà Lê Thị Má;

            QUYẾT ĐỊNH
            Xử phạt: Nguyễn Văn Ví Dụ 07 (bảy) năm tù; xử phạt: Trần Thị Mẫu 03 (ba) năm tù.
            """);
        Proposals first = read(pages);
        assertThat(first.first("full-name").orElseThrow().value()).isEqualTo("Nguyễn Văn Ví Dụ");
        assertThat(first.first("residence").orElseThrow().value()).isEqualTo("xã Một");
        assertThat(first.first("sentence").orElseThrow().value()).isEqualTo("P7Y0M0D");
        assertThat(first.first("sentence").orElseThrow().alternatives())
                .extracting(Candidate::value)
                .containsExactly("P3Y0M0D");
        Proposals second = READER.propose(fields("prisoner"), pages, "TRAN THI MAU");
        assertThat(second.first("full-name").orElseThrow().value()).isEqualTo("Trần Thị Mẫu");
        assertThat(second.first("birth-date").orElseThrow().value()).isEqualTo("1990");
        assertThat(second.first("residence").orElseThrow().value()).isEqualTo("xã Hai");
        assertThat(second.first("father-name").orElseThrow().value()).isEqualTo("Trần Văn Bố");
        assertThat(second.first("sentence").orElseThrow().value()).isEqualTo("P3Y0M0D");
    }

    @Test
    void lettersForDigitsLowerTheConfidenceAndShowWhatElseItMayBe() {
        Proposal clean =
                read(PlainPages.of("Ngày sinh: 05/6/1985")).first("birth-date").orElseThrow();
        Proposal noisy =
                read(PlainPages.of("Ngày sinh: O5/6/1985")).first("birth-date").orElseThrow();
        assertThat(noisy.value()).isEqualTo(clean.value());
        assertThat(noisy.confidence()).isLessThan(0.7 * clean.confidence());
        Proposal nine =
                read(PlainPages.of("Ngày sinh: 1O/6/1985")).first("birth-date").orElseThrow();
        assertThat(nine.value()).isEqualTo("1985-06-10");
        assertThat(nine.alternatives()).extracting(Candidate::value).containsExactly("1985-06-19");
        assertThat(clean.alternatives()).isEmpty();
    }

    @Test
    void digitsThatRecognitionIsNotSureOfShowWhatTheyLookLike() {
        List<Page> pages = List.of(PlainPages.page(1, "Ngày sinh: 10/6/1985", 0.6f));
        Proposal proposal = read(pages).first("birth-date").orElseThrow();
        assertThat(proposal.value()).isEqualTo("1985-06-10");
        assertThat(proposal.confidence()).isLessThan(0.6);
        assertThat(proposal.alternatives())
                .extracting(Candidate::value)
                .contains("1985-06-19")
                .allSatisfy(value -> assertThat(value).isNotEqualTo(proposal.value()));
    }

    @Test
    void theSureFollowTheirRecognition() {
        Proposal sure = read(List.of(PlainPages.page(1, "Họ và tên: Nguyễn Văn Ví Dụ", 0.98f)))
                .first("full-name")
                .orElseThrow();
        Proposal unsure = read(List.of(PlainPages.page(1, "Họ và tên: Nguyễn Văn Ví Dụ", 0.5f)))
                .first("full-name")
                .orElseThrow();
        assertThat(unsure.confidence()).isLessThan(0.6 * sure.confidence());
    }

    @Test
    void namesKeepTheMarksThatWereRead() {
        Proposal proposal = read(PlainPages.of("Họ và tên: Nguyên Vãn Ví Du"))
                .first("full-name")
                .orElseThrow();
        assertThat(proposal.value()).isEqualTo("Nguyên Vãn Ví Du");
        assertThat(proposal.best().asRead()).isEqualTo("Nguyên Vãn Ví Du");
        assertThat(proposal.alternatives()).extracting(Candidate::value).containsExactly("Nguyễn Vãn Ví Du");
    }

    @Test
    void aFamilyNameWithMarksThatNoFamilyHasShowsTheUsualOnes() {
        Proposal usual = read(PlainPages.of("Họ và tên: Trần Văn Mẫu"))
                .first("full-name")
                .orElseThrow();
        Proposal odd = read(PlainPages.of("Họ và tên: Trân Văn Mẫu"))
                .first("full-name")
                .orElseThrow();
        assertThat(odd.confidence()).isLessThan(usual.confidence());
        assertThat(odd.alternatives()).extracting(Candidate::value).containsExactly("Trần Văn Mẫu");
        assertThat(usual.alternatives()).isEmpty();
    }

    @Test
    void everyProposalSaysWhereItStands() {
        List<Page> pages = PlainPages.of("Trang đầu không có gì.", """
            Họ và tên: Nguyễn Văn Ví Dụ
            Nơi đăng ký hộ khẩu thường trú: số 45 đường Mẫu, phường Ước Lệ, quận Thử Nghiệm,
            thành phố Giả Định; dân tộc: Kinh
            """);
        Place name = read(pages).first("full-name").orElseThrow().best().place();
        assertThat(name.page()).isEqualTo(2);
        assertThat(name.rectangles()).singleElement().satisfies(box -> {
            assertThat(box.x()).isEqualTo(0.11f);
            assertThat(box.y()).isZero();
            assertThat(box.w()).isCloseTo(0.16f, org.assertj.core.data.Offset.offset(1e-6f));
        });
        Place residence = read(pages).first("residence").orElseThrow().best().place();
        assertThat(residence.rectangles()).hasSize(2);
    }

    @Test
    void pagesWithoutPlacesAreReadAllTheSame() {
        Proposals proposals = read(List.of(PlainPages.bare(3, "Họ và tên: Nguyễn Văn Ví Dụ; dân tộc: Kinh")));
        Candidate name = proposals.first("full-name").orElseThrow().best();
        assertThat(name.value()).isEqualTo("Nguyễn Văn Ví Dụ");
        assertThat(name.place()).isEqualTo(new Place(3, List.of()));
    }

    @Test
    void nothingComesOutOfNothing() {
        assertThat(read(List.of()).all()).isEmpty();
        assertThat(read(PlainPages.of("", " \n\n ")).all()).isEmpty();
        assertThat(read(PlainPages.of("Công văn về việc tổ chức hội nghị.")).all())
                .isEmpty();
    }

    @Test
    void anEventIsReadFromItsOwnPaper() {
        List<Field> fields = CATALOGUE
                .category("prisoner")
                .orElseThrow()
                .event("reduction")
                .orElseThrow()
                .fields();
        Proposals proposals = READER.propose(fields, PlainPages.of("""
            TÒA ÁN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               TỈNH MẪU                              Độc lập - Tự do - Hạnh phúc
            Số: 33/2022/QĐ-TA                  Mẫu, ngày 02 tháng 9 năm 2022
                                  QUYẾT ĐỊNH
                      GIẢM THỜI HẠN CHẤP HÀNH ÁN PHẠT TÙ
            """), null);
        assertThat(proposals.paper()).isEqualTo(PaperKind.DECISION);
        assertThat(proposals.first("number").orElseThrow().value()).isEqualTo("33/2022/QĐ-TA");
        assertThat(proposals.first("date").orElseThrow().value()).isEqualTo("2022-09-02");
        assertThat(proposals.first("issuer").orElseThrow().value()).isEqualTo("Tòa án nhân dân tỉnh Mẫu");
    }

    @Test
    void aLegalPersonIsReadByTheWordsOfItsOwnCategory() {
        Proposals proposals = READER.propose(fields("legal-person"), PlainPages.of("""
            Tên pháp nhân: Công ty TNHH Ví Dụ
            Mã số doanh nghiệp: 0101234567
            Địa chỉ trụ sở: số 1 đường Mẫu, tỉnh Mẫu
            Người đại diện theo pháp luật: Ông Trần Văn Thử
            """), null);
        assertThat(proposals.first("full-name").orElseThrow().value()).isEqualTo("Công ty TNHH Ví Dụ");
        assertThat(proposals.first("enterprise-number").orElseThrow().value()).isEqualTo("0101234567");
        assertThat(proposals.first("residence").orElseThrow().value()).isEqualTo("số 1 đường Mẫu, tỉnh Mẫu");
        assertThat(proposals.first("representative").orElseThrow().value()).isEqualTo("Trần Văn Thử");
    }
}
