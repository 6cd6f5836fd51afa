package vn.tangthu.search.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

/** Documents and requests of the contract. */
final class Samples {
    static final AccessScope ALL = AccessScope.of(new UnitCode("A"), new UnitCode("B"), new UnitCode("C"));

    private Samples() {}

    static IndexedDocument document(String name, String unit, String... texts) {
        List<IndexedPage> pages = new ArrayList<>();
        for (String text : texts) {
            pages.add(new IndexedPage(pages.size() + 1, text));
        }
        return new IndexedDocument(Scenarios.id(name), 1, new UnitCode(unit), "general", "other", 2020, "", pages);
    }

    static IndexedDocument withPages(String name, List<IndexedPage> pages) {
        return new IndexedDocument(Scenarios.id(name), 1, new UnitCode("A"), "general", "other", null, "", pages);
    }

    static IndexedDocument record(String name, String unit, Set<Attribute> attributes) {
        return new IndexedDocument(
                Scenarios.id(name),
                1,
                EntryKind.RECORD,
                new UnitCode(unit),
                "prisoner",
                null,
                null,
                name,
                attributes,
                List.of(new IndexedPage(1, "Họ và tên: " + name)));
    }

    static IndexedDocument version(IndexedDocument document, long version) {
        return new IndexedDocument(
                document.id(),
                version,
                document.kind(),
                document.unit(),
                document.category(),
                document.type(),
                document.year(),
                document.title(),
                document.attributes(),
                document.pages());
    }

    /** A document of three pages that all match in each generation. */
    static IndexedDocument generation(String name, int number) {
        String text = "trại giam số " + number;
        return version(document(name, "A", text, text, text), number);
    }

    static SearchRequest request(String query) {
        return new SearchRequest(ALL, QueryParser.parse(query), Filters.none(), SearchRequest.MAX_SIZE, null);
    }

    static List<DocumentId> ids(SearchResult result) {
        return result.hits().stream().map(Hit::document).toList();
    }

    /** Queries of the greatest length: many distinct words, marked words, phrases, exclusions, one endless word. */
    static List<String> longQueries() {
        String words =
                IntStream.range(0, 500).mapToObj(i -> Integer.toString(i, 36)).collect(Collectors.joining(" "));
        String marked = IntStream.range(0, 500)
                .mapToObj(i -> "á" + Integer.toString(i, 36))
                .collect(Collectors.joining(" "));
        return List.of(
                cut(words),
                cut(marked),
                cut('"' + cut(words).substring(0, 900) + '"'),
                cut("\"a\" ".repeat(300)),
                cut("-a -b -\"c d\" ".repeat(100)),
                cut("-\"" + marked),
                "ạ".repeat(Query.MAX_LENGTH),
                "\"".repeat(Query.MAX_LENGTH),
                cut("a ".repeat(600)));
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), Query.MAX_LENGTH));
    }
}
