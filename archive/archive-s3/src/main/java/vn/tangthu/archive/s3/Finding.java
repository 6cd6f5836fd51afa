package vn.tangthu.archive.s3;

/**
 * What a check found.
 *
 * @param detail why; empty sentences where there is nothing to add
 */
public record Finding(Verdict verdict, Sentence detail) {
    /** Whether it holds. */
    public enum Verdict {
        HELD,
        BROKEN,
        /** Could not be checked, for example for want of a right. */
        UNKNOWN
    }

    static Finding held() {
        return new Finding(Verdict.HELD, new Sentence("", ""));
    }

    static Finding held(String vietnamese, String english) {
        return new Finding(Verdict.HELD, new Sentence(vietnamese, english));
    }

    static Finding broken(String vietnamese, String english) {
        return new Finding(Verdict.BROKEN, new Sentence(vietnamese, english));
    }

    static Finding unknown(String vietnamese, String english) {
        return new Finding(Verdict.UNKNOWN, new Sentence(vietnamese, english));
    }

    /** What a guarantee comes to whose check failed: a server that refuses the request does not give it. */
    static Finding failed(S3Exception e) {
        return e.trouble() == Trouble.REFUSED || e.trouble() == Trouble.NOT_OFFERED
                ? new Finding(Verdict.BROKEN, e.sentence())
                : unknown(e);
    }

    static Finding unknown(S3Exception e) {
        return new Finding(Verdict.UNKNOWN, e.sentence());
    }
}
