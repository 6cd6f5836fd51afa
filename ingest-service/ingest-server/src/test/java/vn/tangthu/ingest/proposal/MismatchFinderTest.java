package vn.tangthu.ingest.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.ingest.proposal.Mismatch.Kind;

/** Where a record and its paper disagree; all persons are fictional. */
class MismatchFinderTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MismatchFinder FINDER = new MismatchFinder(CATALOGUE);
    private static final List<Field> FIELDS =
            CATALOGUE.category("prisoner").orElseThrow().fields();
    private static final DocumentId PAPER = DocumentId.random();
    private static final String JUDGMENT = """
        TÒA ÁN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
         HUYỆN VÍ DỤ                             Độc lập - Tự do - Hạnh phúc
        Bản án số: 12/2020/HS-ST
        Ngày: 05 - 6 - 2020
                               NHÂN DANH
              NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        đối với bị cáo:
        Nguyễn Hoài Thúy, sinh ngày 02/3/1985; số CCCD: 001185012345; con ông Nguyễn Văn Lý và bà Trần Thị Mẫu;
        tiền án: 01 (một); tiền sự: không.
                              QUYẾT ĐỊNH:
        Xử phạt bị cáo Nguyễn Hoài Thúy 01 (một) năm 06 (sáu) tháng tù.
        """;

    static Stream<Map<String, String>> records() {
        return Stream.of(
                Map.of("full-name", "Nguyễn Hoài Thúy", "birth-date", "1985-03-02", "sentence", "P1Y6M0D"),
                Map.of("full-name", "NGUYỄN HOÀI THÚY", "judgment-number", "12/2020/HSST"),
                Map.of("full-name", "Nguyễn Hoài Thuý"),
                Map.of("birth-date", "1985", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("birth-date", "1985-03", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("birth-date", "unknown", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("sentence", "P0Y18M0D", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("previous-convictions", "1", "administrative-offences", "0", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("decision-number", "15/2020/QĐ-CA", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("in-force-date", "2020-07-06", "full-name", "Nguyễn Hoài Thúy"),
                Map.of("occupation", "Thợ xây", "full-name", "Nguyễn Hoài Thúy"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void theyAgree(Map<String, String> record) {
        assertThat(find(record)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full-name            | Nguyễn Hoài Thảo | Nguyễn Hoài Thúy | DIFFERS",
                "full-name            | Nguyễn Hoai Thủy | Nguyễn Hoài Thúy | ONLY_MARKS",
                "full-name            | Thúy Nguyễn Hoài | Nguyễn Hoài Thúy | ONLY_MARKS",
                "father-name          | Nguyễn Văn Lí    | Nguyễn Văn Lý    | ONLY_MARKS",
                "father-name          | Nguyễn Văn Lai   | Nguyễn Văn Lý    | DIFFERS",
                "birth-date           | 1985-03-12       | 1985-03-02       | DIFFERS",
                "birth-date           | 1986             | 1985-03-02       | DIFFERS",
                "judgment-date        | 2020-06-06       | 2020-06-05       | DIFFERS",
                "judgment-number      | 13/2020/HS-ST    | 12/2020/HS-ST    | DIFFERS",
                "identity-number      | 001185012346     | 001185012345     | DIFFERS",
                "sentence             | P1Y7M0D          | P1Y6M0D          | DIFFERS",
                "sentence             | life             | P1Y6M0D          | DIFFERS",
                "previous-convictions | 2                | 1                | DIFFERS"
            })
    void theyDisagree(String field, String recordValue, String readValue, Kind kind) {
        FieldValues record = values(Map.of("full-name", "Nguyễn Hoài Thúy")).with(field, recordValue);
        List<Mismatch> mismatches = FINDER.find(FIELDS, record, PlainPages.of(JUDGMENT));
        assertThat(mismatches)
                .extracting(Mismatch::field, Mismatch::recordValue, Mismatch::readValue, Mismatch::kind)
                .containsExactly(tuple(field, recordValue, readValue, kind));
        Mismatch mismatch = mismatches.getFirst();
        assertThat(mismatch.confidence()).isBetween(0.1, 1.0);
        assertThat(mismatch.place()).isNotNull();
        assertThat(mismatch.place().page()).isEqualTo(1);
        assertThat(mismatch.place().rectangles()).isNotEmpty();
    }

    @Test
    void marksWeighLessThanLettersAndComeLast() {
        List<Mismatch> mismatches = find(Map.of(
                "full-name", "Nguyễn Hoài Thủy", "birth-date", "1985-03-12", "judgment-number", "13/2020/HS-ST"));
        assertThat(mismatches).hasSize(3);
        assertThat(mismatches.getLast().kind()).isEqualTo(Kind.ONLY_MARKS);
        assertThat(mismatches.getLast().confidence())
                .isLessThan(0.5 * mismatches.getFirst().confidence());
    }

    @Test
    void whatThePaperAnnouncesAndDoesNotSayIsNotFound() {
        List<Page> pages = PlainPages.of("Họ và tên: Nguyễn Văn Ví Dụ. Ngày sinh: ........ Số CCCD: (mờ)");
        List<Mismatch> mismatches = FINDER.find(
                FIELDS,
                values(Map.of(
                        "full-name", "Nguyễn Văn Ví Dụ",
                        "birth-date", "1985-03-02",
                        "identity-number", "001185012345",
                        "father-name", "Nguyễn Văn Mẫu")),
                pages);
        assertThat(mismatches)
                .extracting(Mismatch::field, Mismatch::readValue, Mismatch::place, Mismatch::kind)
                .containsExactlyInAnyOrder(
                        tuple("birth-date", null, null, Kind.NOT_FOUND_ON_SCAN),
                        tuple("identity-number", null, null, Kind.NOT_FOUND_ON_SCAN));
    }

    @Test
    void aPaperOfSomebodyElseIsNoticed() {
        assertThat(find(Map.of("full-name", "Trần Văn Khác")))
                .extracting(Mismatch::field, Mismatch::kind)
                .containsExactly(tuple("full-name", Kind.DIFFERS));
    }

    @Test
    void aPaperAboutSeveralIsComparedWithTheOneWhomTheRecordIsAbout() {
        List<Page> pages = PlainPages.of("""
            đối với các bị cáo:
            1. Nguyễn Văn Ví Dụ, sinh năm 1985; tiền án: 01;
            2. Trần Thị Mẫu, sinh năm 1990; tiền án: không;
            """);
        assertThat(FINDER.find(FIELDS, values(Map.of("full-name", "Trần Thị Mẫu", "birth-date", "1990")), pages))
                .isEmpty();
        assertThat(FINDER.find(
                        FIELDS,
                        values(Map.of("full-name", "Trần Thị Mẫu", "birth-date", "1985", "previous-convictions", "1")),
                        pages))
                .extracting(Mismatch::field)
                .containsExactlyInAnyOrder("birth-date", "previous-convictions");
    }

    /** Record: 19; paper: 1O, which may be 10 or 19. */
    @Test
    void aDoubtfulReadingIsAWeakMismatch() {
        FieldValues record = values(Map.of("full-name", "Nguyễn Văn Ví Dụ", "birth-date", "1985-06-19"));
        Mismatch doubtful = FINDER.find(
                        FIELDS, record, PlainPages.of("Họ và tên: Nguyễn Văn Ví Dụ\nNgày sinh: 1O/6/1985"))
                .getFirst();
        Mismatch clear = FINDER.find(FIELDS, record, PlainPages.of("Họ và tên: Nguyễn Văn Ví Dụ\nNgày sinh: 10/6/1985"))
                .getFirst();
        assertThat(doubtful.kind()).isEqualTo(Kind.DIFFERS);
        assertThat(doubtful.confidence()).isLessThan(0.4 * clear.confidence());
    }

    @Test
    void oneOfSeveralNumbersIsEnough() {
        Field field = FIELDS.stream()
                .filter(one -> one.code().equals("identity-number"))
                .findFirst()
                .orElseThrow();
        FieldValues record = FieldValues.of(Map.of(
                "full-name", List.of("Nguyễn Hoài Thúy"), "identity-number", List.of("012345678", "001185012345")));
        assertThat(field.has(Field.Property.MANY)).isTrue();
        assertThat(FINDER.find(FIELDS, record, PlainPages.of(JUDGMENT))).isEmpty();
    }

    @Test
    void whatSomebodyDecidedIsSettledAsLongAsNeitherChanges() {
        Mismatch mismatch = find(Map.of("full-name", "Nguyễn Hoài Thúy", "birth-date", "1985-03-12"))
                .getFirst();
        KeptDecision keep = decision("1985-03-12", "1985-03-02", ProposalDecision.Verdict.KEEP_RECORD);
        assertThat(mismatch.settled(PAPER, List.of())).isFalse();
        assertThat(mismatch.settled(PAPER, List.of(keep))).isTrue();
        assertThat(mismatch.settled(DocumentId.random(), List.of(keep))).isFalse();
        assertThat(mismatch.settled(
                        PAPER, List.of(decision("1985-03-12", "1985-03-02", ProposalDecision.Verdict.TAKE_SCAN))))
                .as("to take the scan changes the record, and until then they disagree")
                .isFalse();
        assertThat(mismatch.settled(
                        PAPER, List.of(decision("1985-03-11", "1985-03-02", ProposalDecision.Verdict.KEEP_RECORD))))
                .isFalse();
        assertThat(mismatch.settled(PAPER, List.of(decision("1985-03-12", null, ProposalDecision.Verdict.KEEP_RECORD))))
                .isFalse();
    }

    private static KeptDecision decision(
            String recordValue, @Nullable String readValue, ProposalDecision.Verdict verdict) {
        ProposalDecision decision = new ProposalDecision(
                UUID.randomUUID(),
                CaseFileId.random(),
                1,
                PAPER,
                1,
                "birth-date",
                recordValue,
                readValue,
                verdict,
                null,
                "Đã đối chiếu với bản giấy (ví dụ)");
        return new KeptDecision(decision, java.time.Instant.EPOCH, "officer.example");
    }

    private static List<Mismatch> find(Map<String, String> record) {
        return FINDER.find(FIELDS, values(record), PlainPages.of(JUDGMENT));
    }

    private static FieldValues values(Map<String, String> values) {
        FieldValues result = FieldValues.none();
        for (Map.Entry<String, String> value : values.entrySet()) {
            result = result.with(value.getKey(), value.getValue());
        }
        return result;
    }
}
