package vn.tangthu.archive.s3;

/** What is tried on a locked object, with the strongest keys at hand. All of it has to be refused. */
public enum Attack {
    DELETE_VERSION("xóa phiên bản", "delete the version"),
    MULTI_DELETE("xóa hàng loạt", "delete many at once"),
    OVERWRITE("ghi đè", "overwrite"),
    SHORTEN("rút ngắn thời hạn", "shorten the retention"),
    DOWNGRADE("hạ chế độ khóa", "downgrade the mode"),
    LIFT_HOLD("gỡ lệnh giữ khi không có quyền", "lift the legal hold without right"),
    DELETE_BUCKET("xóa bucket", "delete the bucket"),
    LIFECYCLE("cho hết hạn bằng quy tắc vòng đời", "expire by lifecycle");

    private final String vietnamese;
    private final String english;

    Attack(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public Sentence title() {
        return new Sentence(vietnamese, english);
    }
}
