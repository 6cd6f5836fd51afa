package vn.tangthu.search.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.query.Query;

/**
 * A search as it comes in a URL, from the page and from the API alike.
 *
 * @param q what was typed; empty browses
 * @param size 1 to {@value SearchRequest#MAX_SIZE}, 20 unless given
 * @param after cursor of the answer before
 */
public record SearchForm(
        @Nullable String q,
        @Nullable List<String> kind,
        @Nullable List<String> category,
        @Nullable List<String> unit,
        @Nullable List<String> type,
        @Nullable List<String> year,
        @Nullable Integer size,
        @Nullable String after) {
    private static final int DEFAULT_SIZE = 20;

    /** Everything, unfiltered. */
    static SearchForm browse() {
        return of(null);
    }

    /** What was typed, unfiltered. */
    static SearchForm of(@Nullable String q) {
        return new SearchForm(q, null, null, null, null, null, null, null);
    }

    /** @throws ApiProblem if it is longer than the limit */
    String text() {
        String text = q == null ? "" : q.strip();
        if (text.length() > Query.MAX_LENGTH) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "query-too-long",
                    "Câu tìm dài quá " + Query.MAX_LENGTH + " ký tự; hãy rút ngắn.",
                    "The query has more than " + Query.MAX_LENGTH + " characters; shorten it.");
        }
        return text;
    }

    Filters filters() {
        Map<Dimension, Set<String>> values = new HashMap<>();
        for (Facet facet : Facet.values()) {
            values.put(facet, new HashSet<>(chosen(facet)));
        }
        return new Filters(values);
    }

    List<String> chosen(Facet facet) {
        List<String> values = switch (facet) {
            case KIND -> kind;
            case CATEGORY -> category;
            case UNIT -> unit;
            case TYPE -> type;
            case YEAR -> year;
        };
        return values == null
                ? List.of()
                : values.stream().filter(value -> !value.isBlank()).toList();
    }

    /** @throws ApiProblem if it is outside 1 to 200 */
    int limit() {
        if (size == null) {
            return DEFAULT_SIZE;
        }
        if (size < 1 || size > SearchRequest.MAX_SIZE) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "bad-size",
                    "Tham số 'size' phải từ 1 đến " + SearchRequest.MAX_SIZE + ".",
                    "Parameter 'size' must be 1 to " + SearchRequest.MAX_SIZE + ".");
        }
        return size;
    }

    /** @throws ApiProblem if it is not one of ours */
    @Nullable
    Cursor cursor() {
        if (after == null || after.isBlank()) {
            return null;
        }
        return Cursor.decode(after)
                .orElseThrow(() -> new ApiProblem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "bad-cursor",
                        "Tham số 'after' không hợp lệ; hãy lấy từ 'next' của lần tìm trước.",
                        "Parameter 'after' is not valid; take it from 'next' of the answer before."));
    }
}
