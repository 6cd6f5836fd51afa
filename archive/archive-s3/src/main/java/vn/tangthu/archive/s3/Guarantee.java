package vn.tangthu.archive.s3;

/** What the archive would like to rely on. */
public enum Guarantee {
    READ_AFTER_WRITE("đọc được ngay sau khi ghi", "read after write"),
    RANGE("đọc từng khoảng", "range reads"),
    CONDITIONAL_PUT("chỉ ghi khi chưa có (If-None-Match)", "conditional put (If-None-Match)"),
    VERSIONING("giữ mọi phiên bản", "versioning"),
    OBJECT_LOCK("khóa tệp theo thời hạn", "object lock");

    private final String vietnamese;
    private final String english;

    Guarantee(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public Sentence title() {
        return new Sentence(vietnamese, english);
    }
}
