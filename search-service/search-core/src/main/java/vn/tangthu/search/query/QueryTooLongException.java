package vn.tangthu.search.query;

/** The query is longer than {@link Query#MAX_LENGTH}. The message may be shown to the person who typed it. */
public final class QueryTooLongException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    QueryTooLongException(int length) {
        super("Câu tìm kiếm dài " + length + " ký tự, tối đa " + Query.MAX_LENGTH
                + "; hãy rút ngắn lại. / The query has " + length + " characters, at most " + Query.MAX_LENGTH
                + " are allowed; please shorten it.");
    }
}
