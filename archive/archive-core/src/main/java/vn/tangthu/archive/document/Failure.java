package vn.tangthu.archive.document;

import org.jspecify.annotations.Nullable;

/**
 * Why reading failed.
 *
 * @param page the page it happened on, from 1, or null
 * @param detail technical detail in English, at most 500 characters, without the document's text
 */
public record Failure(FailureCode code, @Nullable Integer page, String detail) {
    public Failure {
        detail = StorableText.of(detail.length() > 500 ? detail.substring(0, 500) : detail);
    }

    public static Failure of(FailureCode code, String detail) {
        return new Failure(code, null, detail);
    }
}
