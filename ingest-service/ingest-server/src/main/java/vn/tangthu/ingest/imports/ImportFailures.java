package vn.tangthu.ingest.imports;

import java.util.List;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.catalogue.Label;

/** Why a file as a whole cannot be imported, in words. */
final class ImportFailures {
    private ImportFailures() {}

    /** The file holds no row at all. */
    static ImportFailure empty() {
        return failure(
                "no-rows",
                "Tệp không có dòng nào. Hãy điền vào tệp mẫu rồi gửi lại.",
                "There are no rows in the file. Fill in the template and send it again.");
    }

    /** Whoever confirmed may not enter records any more. */
    static ImportFailure accountEnded() {
        return failure(
                "account-ended",
                "Tài khoản đã xác nhận không còn quyền nhập hồ sơ. Những dòng đã nhập được giữ nguyên; người khác của đơn vị có thể gửi lại tệp này, các dòng đã có sẽ không nhập hai lần.",
                "The account that confirmed may not enter records any more. What went in stays; somebody else of the unit can send this file again, and rows that are there will not go in twice.");
    }

    /** Neither copy of the file can be read. */
    static ImportFailure sourceLost() {
        return failure(
                "source-lost",
                "Không đọc được bản nào của tệp trong kho. Hãy báo cán bộ chuyên trách và gửi lại tệp.",
                "No copy of the file can be read in the store. Tell the custodian, and send the file again.");
    }

    /** Something of ours went wrong, again and again. */
    static ImportFailure internal() {
        return failure(
                "internal",
                "Có lỗi của hệ thống khi nhập. Những dòng đã nhập được giữ nguyên; hãy gửi lại tệp, các dòng đã có sẽ không nhập hai lần.",
                "Something went wrong in the system. What went in stays; send the file again, and rows that are there will not go in twice.");
    }

    static ImportFailure of(Failure failure) {
        Integer row = failure.page();
        String vietnamese = row == null ? "" : "Dòng " + row + ": ";
        String english = row == null ? "" : "Row " + row + ": ";
        Label why = why(failure.code());
        return failure(
                failure.code().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                vietnamese + why.vi(),
                english + why.en());
    }

    private static Label why(FailureCode code) {
        return switch (code) {
            case EMPTY_FILE -> new Label("Tệp rỗng (0 byte).", "The file is empty (0 bytes).");
            case PASSWORD_PROTECTED ->
                new Label(
                        "Tệp có mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi.",
                        "The file has a password. Open it, remove the password, save it and send it again.");
            case UNSUPPORTED_TYPE ->
                new Label(
                        "Không phải tệp XLSX hay CSV (tệp .xls cũ cũng không đọc được). Hãy lưu thành .xlsx hoặc .csv rồi gửi lại.",
                        "Neither XLSX nor CSV (old .xls files are not read either). Save it as .xlsx or .csv and send it again.");
            case ARCHIVE_TOO_LARGE ->
                new Label(
                        "Tệp giải nén ra lớn hơn giới hạn. Hãy chia nhỏ hoặc lưu thành CSV.",
                        "The file unpacks to more than the limit. Split it, or save it as CSV.");
            case TABLE_TOO_LARGE ->
                new Label(
                        "Bảng có nhiều dòng hoặc cột hơn giới hạn. Hãy chia nhỏ tệp.",
                        "The table has more rows or columns than the limit. Split the file.");
            case TABLE_MALFORMED ->
                new Label(
                        "Dấu nháy kép không khớp, không biết ô kết thúc ở đâu. Hãy lưu lại từ chương trình bảng tính.",
                        "The quotation marks do not match, so that nobody knows where the cell ends. Save it again from a spreadsheet.");
            case OUT_OF_MEMORY, OUTPUT_TOO_LARGE ->
                new Label(
                        "Tệp cần nhiều bộ nhớ hơn giới hạn. Hãy chia nhỏ.",
                        "The file needs more memory than the limit. Split it.");
            case TIMED_OUT -> new Label("Đọc tệp quá lâu. Hãy chia nhỏ.", "Reading took too long. Split the file.");
            case DAMAGED,
                    NO_PAGES,
                    ARCHIVE_TOO_DEEP,
                    IMAGE_TOO_LARGE,
                    CRASHED,
                    OCR_MISSING,
                    RESOURCES_MISSING,
                    ORIGINAL_UNAVAILABLE,
                    NOT_INDEXED,
                    INTERNAL ->
                new Label(
                        "Tệp hỏng hoặc không đọc được. Hãy mở bằng chương trình bảng tính, lưu lại rồi gửi.",
                        "The file is damaged or cannot be read. Open it in a spreadsheet, save it and send it again.");
        };
    }

    private static ImportFailure failure(String code, String vietnamese, String english) {
        return new ImportFailure(code, List.of(new Label(vietnamese, english)));
    }
}
