package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.elasticsearch.core.search.InnerHits;
import co.elastic.clients.elasticsearch.core.search.InnerHitsResult;
import co.elastic.clients.json.JsonData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.SearchUnavailableException;

/** Reads documents and pages out of answers. */
final class Answers {
    /** Name of the pages within a document found. */
    private static final String PAGES = "pages";

    static final SortOptions BY_SCORE = SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc)));

    private Answers() {}

    /** Whether every part of the index answered, in time. */
    static boolean isWhole(SearchResponse<Void> response) {
        return !response.timedOut() && response.shards().failed().intValue() == 0;
    }

    /**
     * An answer of all of the index.
     *
     * @throws SearchUnavailableException if a part of it did not answer
     */
    static SearchResponse<Void> whole(SearchResponse<Void> response) {
        if (response.timedOut()) {
            throw new SearchUnavailableException(
                    "Tìm kiếm quá lâu; hãy thu hẹp câu tìm. / The search took too long; please narrow it.");
        }
        if (!isWhole(response)) {
            throw new SearchUnavailableException("Một phần chỉ mục không trả lời ("
                    + response.shards().failed() + "/" + response.shards().total()
                    + "); hãy kiểm tra các nút Elasticsearch. / A part of the index does not answer ("
                    + response.shards().failed() + " of " + response.shards().total()
                    + "); check the nodes of Elasticsearch.");
        }
        return response;
    }

    /** Asks for pages of each document with text and number. */
    static InnerHits pages(int from, int size, List<SortOptions> order) {
        return InnerHits.of(i -> i.name(PAGES)
                .from(from)
                .size(size)
                .sort(order)
                .source(s -> s.fetch(false))
                .storedFields(Fields.TEXT)
                .docvalueFields(FieldAndFormat.of(f -> f.field(Fields.NUMBER))));
    }

    static SortOptions by(String field) {
        return SortOptions.of(s -> s.field(f -> f.field(field).order(SortOrder.Asc)));
    }

    /** A page found. */
    record Page(int number, String text) {}

    /**
     * Pages of one document.
     *
     * @param total how many match, whether given or not
     */
    record Pages(long total, List<Page> given) {}

    static Pages pages(Hit<Void> hit) {
        InnerHitsResult found = Objects.requireNonNull(hit.innerHits().get(PAGES));
        long total = Objects.requireNonNull(found.hits().total()).value();
        List<Page> pages = found.hits().hits().stream()
                .map(page -> new Page(
                        value(page.fields(), Fields.NUMBER, Integer[].class)[0],
                        value(page.fields(), Fields.TEXT, String[].class)[0]))
                .toList();
        return new Pages(total, pages);
    }

    static String title(Hit<Void> hit) {
        return value(hit.fields(), Fields.STORED_TITLE, String[].class)[0];
    }

    static long version(Hit<Void> hit) {
        return value(hit.fields(), Fields.DOCUMENT_VERSION, Long[].class)[0];
    }

    static DocumentId id(Hit<?> hit) {
        return new DocumentId(UUID.fromString(Objects.requireNonNull(hit.id())));
    }

    private static <T> T value(Map<String, JsonData> fields, String name, Class<T> type) {
        JsonData data = fields.get(name);
        if (data == null) {
            throw new IllegalStateException("The index gave no " + name);
        }
        return data.to(type);
    }
}
