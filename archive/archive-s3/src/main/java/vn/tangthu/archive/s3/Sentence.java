package vn.tangthu.archive.s3;

/** The same said in Vietnamese and in English. */
public record Sentence(String vietnamese, String english) {
    @Override
    public String toString() {
        return vietnamese + " / " + english;
    }
}
