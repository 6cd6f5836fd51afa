package vn.tangthu.ingest.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.object.ContentSource;
import vn.tangthu.archive.object.StoreFailure;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.ingest.intake.Intake;
import vn.tangthu.ingest.intake.IntakeResult;
import vn.tangthu.ingest.intake.Offer;
import vn.tangthu.ingest.work.WorkSignal;

/** Hands an uploaded file to the intake and turns refusals into problems that say what to do. */
@Component
class Uploads {
    private final Intake intake;
    private final WorkSignal signal;

    Uploads(Intake intake, WorkSignal signal) {
        this.intake = intake;
        this.signal = signal;
    }

    IntakeResult.Accepted accept(Act act, MultipartFile file, Metadata metadata) throws IOException {
        String name = file.getOriginalFilename();
        Offer offer = Offer.upload(content(file), name == null ? "" : name, metadata);
        IntakeResult result = intake.accept(act.actor().scope(), act, offer);
        return switch (result) {
            case IntakeResult.Accepted accepted -> {
                signal.give();
                yield accepted;
            }
            case IntakeResult.BadMetadata(String field, IntakeResult.BadMetadata.Reason reason) ->
                throw problem(field, reason);
            case IntakeResult.Empty() ->
                throw new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "empty-file",
                        "Tệp rỗng (0 byte). Kiểm tra lại bản quét rồi tải lên lần nữa.",
                        "The file is empty (0 bytes). Check the scan and upload it again.");
            case IntakeResult.NotStored(List<StoreFailure> failures) -> throw notStored(failures);
        };
    }

    static ApiProblem problem(String field, IntakeResult.BadMetadata.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CODE ->
                MetadataForm.invalid(
                        field, "có mã không có trong danh mục", "has a code that the catalogue does not know");
            case OUTSIDE_SCOPE ->
                MetadataForm.invalid(
                        field,
                        "không thuộc phạm vi của bạn; chọn đơn vị của bạn hoặc đơn vị trực thuộc",
                        "is not within your scope; choose your own unit or one below it");
        };
    }

    private static ApiProblem notStored(List<StoreFailure> failures) {
        boolean full = failures.stream().allMatch(failure -> failure.kind() == StoreFailure.Kind.FULL);
        return full
                ? new ApiProblem(
                        HttpStatus.INSUFFICIENT_STORAGE,
                        "storage-full",
                        "Cả hai phương tiện lưu trữ đã đầy, tệp chưa được nhận. Hãy giữ bản gốc và báo cán bộ chuyên trách.",
                        "Both storage media are full; the file was not taken in. Keep the original and tell the custodian.")
                : new ApiProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "storage-unavailable",
                        "Không ghi được vào phương tiện lưu trữ nào, tệp chưa được nhận. Hãy giữ bản gốc và thử lại sau.",
                        "No storage medium can be written; the file was not taken in. Keep the original and try again later.");
    }

    static ContentSource content(MultipartFile file) {
        return new ContentSource() {
            @Override
            public long size() {
                return file.getSize();
            }

            @Override
            public InputStream open() throws IOException {
                return file.getInputStream();
            }
        };
    }
}
