package vn.tangthu.search.query;

import java.util.List;

/**
 * A parsed query. Without clauses it matches every document: a browse, newest first is not promised.
 *
 * @param text as typed, for display
 */
public record Query(String text, List<Clause> clauses) {
    /** Longest query in characters; a trust boundary. */
    public static final int MAX_LENGTH = 1000;

    public Query {
        clauses = List.copyOf(clauses);
    }

    public boolean matchesAll() {
        return clauses.stream().allMatch(Clause::excluded);
    }
}
