package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.archive.web.ApiProblem;

/** Refusals about case files, in the words that pages and API share. */
final class RecordProblems {
    private RecordProblems() {}

    /** In the same words for what is not there and what may not be seen. */
    static ApiProblem notFound() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "record-not-found",
                "Không có hồ sơ này trong phạm vi của bạn. Kiểm tra lại đường dẫn hoặc hỏi đơn vị quản lý.",
                "There is no such record within your scope. Check the link, or ask the unit that keeps it.");
    }

    /** In the same words for what is not there and what may not be seen. */
    static ApiProblem documentNotFound() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "document-not-found",
                "Không có tài liệu này trong phạm vi của bạn. Kiểm tra lại đường dẫn hoặc hỏi đơn vị quản lý.",
                "There is no such document within your scope. Check the link, or ask the unit that keeps it.");
    }

    static ApiProblem typedElsewhere() {
        return new ApiProblem(
                HttpStatus.CONFLICT,
                "typed-elsewhere",
                "Biểu mẫu này đang được gõ ở cửa sổ khác, chưa có gì được đưa vào. Hãy thử lại.",
                "This form is being typed in another window; nothing was put into it. Try again.");
    }

    /** @param field code of the field */
    static ApiProblem notProposed(String field) {
        return new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "not-proposed",
                        "Tài liệu không cho giá trị này ở trường đó, hoặc hồ sơ không ghi như đã gửi. Hãy đọc lại.",
                        "The document does not propose this value for the field, or the record does not say what was sent."
                                + " Read it again.")
                .with("field", field);
    }

    static ApiProblem versionMissing() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "version-missing",
                "Thiếu 'version': phiên bản mà bạn đã xem.",
                "'version' is missing: the version that you saw.");
    }

    static ApiProblem badDecision() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-decision",
                "Quyết định không hợp lệ: 'verdict' là keep-record, take-scan hoặc both-wrong; lý do 1 đến 500 ký tự khi hồ"
                        + " sơ có giá trị; 'rightValue' chỉ đi với both-wrong; take-scan cần giá trị đọc được.",
                "The decision is not valid: 'verdict' is keep-record, take-scan or both-wrong; a reason of 1 to 500"
                        + " characters where the record has a value; 'rightValue' goes with both-wrong alone; take-scan needs"
                        + " a value that was read.");
    }

    static ApiProblem noSuchCategory() {
        return new ApiProblem(
                HttpStatus.NOT_FOUND,
                "no-such-category",
                "Không có loại hồ sơ này.",
                "There is no such category of records.");
    }

    static ApiProblem notAllowed(EntryDecision.Refused refused) {
        return notAllowed(new EntryOutcome.NotAllowed(refused.code(), refused.why(), refused.clause()));
    }

    static ApiProblem notAllowed(EntryOutcome.NotAllowed refused) {
        return new ApiProblem(
                        HttpStatus.FORBIDDEN,
                        refused.code(),
                        refused.why().vi(),
                        refused.why().en())
                .with("clause", refused.clause());
    }

    /** Everything that is wrong, each with its place. */
    static ApiProblem wrong(List<Finding> findings) {
        return new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "record-wrong",
                        "Chưa lưu: có " + findings.size() + " chỗ chưa đúng; xem 'findings'.",
                        "Nothing was saved: " + findings.size() + " things are wrong; see 'findings'.")
                .with(
                        "findings",
                        findings.stream()
                                .map(one -> Map.of(
                                        "place", one.place(),
                                        "code", one.code(),
                                        "vi", one.why().vi(),
                                        "en", one.why().en()))
                                .toList());
    }

    static ApiProblem conflict(long version, String by) {
        return new ApiProblem(
                        HttpStatus.CONFLICT,
                        "changed-meanwhile",
                        "Người khác vừa sửa hồ sơ này (phiên bản " + version
                                + "). Hãy lấy bản mới, so sánh rồi sửa tiếp.",
                        "Somebody else has just changed this record (version " + version
                                + "). Fetch it again, compare, then change it.")
                .with("version", version)
                .with("changedBy", by);
    }

    static ApiProblem idTaken() {
        return new ApiProblem(
                HttpStatus.CONFLICT,
                "record-exists",
                "Mã hồ sơ này đã dùng cho nội dung khác. Không có gì được ghi; hãy lấy mã mới hoặc sửa hồ sơ đang có.",
                "This id was used for something else. Nothing was written; take a new id, or change what is there.");
    }

    static ApiProblem reasonMissing() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "reason-missing",
                "Cần lý do, 1 đến 500 ký tự: vì sao?",
                "A reason of 1 to 500 characters is needed: why?");
    }

    static ApiProblem badCursor() {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-cursor",
                "Tham số 'after' không hợp lệ; hãy lấy từ 'next' của lần trước.",
                "Parameter 'after' is not valid; take it from 'next' of the answer before.");
    }

    static ApiProblem badFilter(String name) {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-filter",
                "Bộ lọc '" + name + "' không đúng: đơn vị, trạng thái, trường và giá trị phải có trong danh mục.",
                "Filter '" + name + "' is wrong: unit, status, field and value must be in the catalogue.");
    }
}
