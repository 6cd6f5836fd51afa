package vn.tangthu.search.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.search.contract.Samples.document;
import static vn.tangthu.search.contract.Samples.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.query.QueryParser;

/** What every {@link SearchEngine} promises. */
public interface SearchEngineContract {
    /** A new, empty engine; closed by the test that asked for it. */
    SearchEngine newEngine();

    @TestFactory
    default Stream<DynamicTest> scenarios() {
        return Scenarios.all().stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
                    try (SearchEngine engine = newEngine()) {
                        new ScenarioCheck(scenario, engine).run();
                    }
                }));
    }

    @Test
    default void newEngineIsEmptyAndAsksToBeFilled() {
        try (SearchEngine engine = newEngine()) {
            assertThat(engine.needsRebuild()).isTrue();
            assertThat(engine.search(request("")).total().value()).isZero();
            assertThat(engine.health().ready()).isTrue();
            assertThat(engine.health().documents()).isZero();
            assertThat(engine.health().pages()).isZero();
        }
    }

    @Test
    default void writtenDocumentsAreThereAtOnce() {
        try (SearchEngine engine = newEngine()) {
            engine.writer().write(List.of(document("one", "A", "trại giam"), document("two", "A", "tạm giam", "khác")));
            engine.writer().write(List.of());
            assertThat(Samples.ids(engine.search(request("giam"))))
                    .containsExactlyInAnyOrder(Scenarios.id("one"), Scenarios.id("two"));
            assertThat(engine.needsRebuild()).isFalse();
            assertThat(engine.health().documents()).isEqualTo(2);
            assertThat(engine.health().pages()).isEqualTo(3);
        }
    }

    @Test
    default void aNewVersionReplacesAllOfTheOldOne() {
        try (SearchEngine engine = newEngine()) {
            engine.writer()
                    .write(List.of(document("one", "A", "trại giam", "án phí", "cũ"), document("two", "A", "giam")));
            IndexedDocument next = Samples.version(document("one", "B", "đặc xá"), 2);
            engine.writer().write(List.of(next));
            assertThat(Samples.ids(engine.search(request("giam")))).containsExactly(Scenarios.id("two"));
            assertThat(engine.search(request("án phí")).hits()).isEmpty();
            assertThat(Samples.ids(engine.search(request("đặc xá")))).containsExactly(Scenarios.id("one"));
            assertThat(engine.search(new SearchRequest(
                                    AccessScope.of(new UnitCode("A")),
                                    QueryParser.parse("đặc xá"),
                                    Filters.none(),
                                    10,
                                    null))
                            .hits())
                    .isEmpty();
            assertThat(engine.versions(List.of(Scenarios.id("one"), Scenarios.id("two"), Scenarios.id("none"))))
                    .isEqualTo(Map.of(Scenarios.id("one"), 2L, Scenarios.id("two"), 1L));
            assertThat(engine.health().pages()).isEqualTo(2);
        }
    }

    @Test
    default void ofTwoVersionsInOneWriteTheLastStays() {
        try (SearchEngine engine = newEngine()) {
            IndexedDocument first = document("one", "A", "trại giam");
            engine.writer().write(List.of(first, Samples.version(document("one", "A", "đặc xá"), 2)));
            assertThat(engine.search(request("giam")).hits()).isEmpty();
            assertThat(engine.search(request("đặc xá")).total().value()).isEqualTo(1);
            assertThat(engine.versions(List.of(first.id()))).containsEntry(first.id(), 2L);
        }
    }

    @Test
    default void anOlderVersionNeverReplacesANewerOne() {
        try (SearchEngine engine = newEngine()) {
            IndexedDocument old = document("one", "A", "cũ");
            IndexedDocument next = Samples.version(document("one", "A", "mới"), 2);
            engine.writer().write(List.of(next, document("two", "A", "giam")));
            engine.writer().write(List.of(old, Samples.version(document("two", "A", "đặc xá"), 2)));
            assertThat(engine.search(request("cũ")).hits()).isEmpty();
            assertThat(Samples.ids(engine.search(request("mới")))).containsExactly(old.id());
            assertThat(Samples.ids(engine.search(request("đặc xá")))).containsExactly(Scenarios.id("two"));
            assertThat(engine.versions(List.of(old.id()))).containsEntry(old.id(), 2L);
            engine.writer().write(List.of(Samples.version(document("one", "A", "đọc lại"), 2)));
            assertThat(Samples.ids(engine.search(request("đọc lại")))).containsExactly(old.id());
            engine.writer().beginRebuild();
            engine.writer().write(List.of(next));
            engine.writer().write(List.of(old));
            engine.writer().endRebuild();
            assertThat(engine.versions(List.of(old.id()))).containsEntry(old.id(), 2L);
            engine.writer().remove(old.id());
            engine.writer().write(List.of(old));
            assertThat(engine.versions(List.of(old.id())))
                    .as("what was removed may come back in any version")
                    .containsEntry(old.id(), 1L);
        }
    }

    @Test
    default void versionsThatComeTogetherEndWithTheNewest() throws Exception {
        try (SearchEngine engine = newEngine();
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> writes = IntStream.range(0, 24)
                    .<Future<?>>mapToObj(i -> threads.submit(() ->
                            engine.writer().write(List.of(Samples.generation("one", 1 + (i * 7) % 24)))))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
            assertThat(engine.versions(List.of(Scenarios.id("one")))).containsEntry(Scenarios.id("one"), 24L);
        }
    }

    @Test
    default void everyDocumentInTheIndexIsNamedOnce() {
        try (SearchEngine engine = newEngine()) {
            List<IndexedDocument> documents = IntStream.range(0, 25)
                    .mapToObj(i -> document("d" + i, "A", "giam", "trại"))
                    .toList();
            engine.writer().write(documents);
            engine.writer().write(List.of(documents.getFirst()));
            engine.writer().remove(documents.getLast().id());
            List<DocumentId> named = new ArrayList<>();
            engine.forEachDocument(named::add);
            assertThat(named)
                    .containsExactlyInAnyOrderElementsOf(documents.subList(0, 24).stream()
                            .map(IndexedDocument::id)
                            .toList());
            engine.writer().beginRebuild();
            engine.writer().write(documents.subList(3, 4));
            named.clear();
            engine.forEachDocument(named::add);
            assertThat(named)
                    .as("in the new index")
                    .containsExactly(documents.get(3).id());
            engine.writer().clear();
            named.clear();
            engine.forEachDocument(named::add);
            assertThat(named).isEmpty();
        }
    }

    @Test
    default void removedAndClearedIsGone() {
        try (SearchEngine engine = newEngine()) {
            engine.writer().write(List.of(document("one", "A", "giam"), document("two", "A", "giam")));
            engine.writer().remove(Scenarios.id("one"));
            engine.writer().remove(Scenarios.id("one"));
            engine.writer().remove(Scenarios.id("never"));
            assertThat(Samples.ids(engine.search(request("giam")))).containsExactly(Scenarios.id("two"));
            assertThat(engine.matches(Samples.ALL, QueryParser.parse("giam"), Scenarios.id("one")))
                    .isEmpty();
            engine.writer().clear();
            assertThat(engine.search(request("giam")).total().value()).isZero();
            assertThat(engine.needsRebuild()).isTrue();
            engine.writer().write(List.of(document("one", "A", "giam")));
            assertThat(engine.search(request("giam")).total().value()).isEqualTo(1);
        }
    }

    @Test
    default void aRebuildReplacesAllThatWasThere() {
        try (SearchEngine engine = newEngine()) {
            IndexedDocument one = document("one", "A", "giam");
            engine.writer().write(List.of(one, document("gone", "A", "giam"), document("removed", "A", "giam")));
            engine.writer().beginRebuild();
            assertThat(engine.rebuilding()).isTrue();
            assertThat(engine.needsRebuild()).isFalse();
            assertThat(engine.versions(List.of(one.id())))
                    .as("in the new index")
                    .isEmpty();
            engine.writer().write(List.of(Samples.version(one, 2), document("removed", "A", "giam")));
            engine.writer().beginRebuild();
            engine.writer().remove(Scenarios.id("removed"));
            assertThat(engine.versions(List.of(one.id(), Scenarios.id("removed"))))
                    .as("a rebuild under way is not begun again")
                    .isEqualTo(Map.of(one.id(), 2L));
            assertThat(Samples.ids(engine.search(request("giam"))))
                    .contains(one.id())
                    .doesNotContain(Scenarios.id("removed"));
            engine.writer().endRebuild();
            engine.writer().endRebuild();
            assertThat(engine.rebuilding()).isFalse();
            assertThat(Samples.ids(engine.search(request("giam")))).containsExactly(one.id());
            assertThat(engine.versions(List.of(one.id(), Scenarios.id("gone")))).isEqualTo(Map.of(one.id(), 2L));
            engine.writer().write(List.of(document("two", "A", "giam")));
            assertThat(engine.search(request("giam")).total().value()).isEqualTo(2);
        }
    }

    @Test
    default void anEmptyIndexIsFilledWhereItIs() {
        try (SearchEngine engine = newEngine()) {
            engine.writer().beginRebuild();
            engine.writer().write(List.of(document("one", "A", "giam")));
            assertThat(engine.search(request("giam")).total().value()).isEqualTo(1);
            engine.writer().endRebuild();
            assertThat(engine.search(request("giam")).total().value()).isEqualTo(1);
            engine.writer().beginRebuild();
            engine.writer().clear();
            assertThat(engine.rebuilding()).isFalse();
            assertThat(engine.needsRebuild()).isTrue();
        }
    }

    @Test
    default void aCursorOutlivesWhatTheEngineKept() {
        try (SearchEngine engine = newEngine()) {
            engine.writer()
                    .write(IntStream.range(0, 9)
                            .mapToObj(i -> document("d" + i, "A", "giam"))
                            .toList());
            List<DocumentId> whole = Samples.ids(engine.search(request("giam")));
            Cursor cursor = engine.search(
                            new SearchRequest(Samples.ALL, QueryParser.parse("giam"), Filters.none(), 4, null))
                    .next();
            assertThat(cursor).isNotNull();
            assertThat(Cursor.decode(cursor.encode())).contains(cursor);
            for (String snapshot : List.of("", "forged", "x".repeat(3000), "<a b>")) {
                Cursor forged = new Cursor(cursor.score(), cursor.document(), snapshot);
                SearchResult rest = engine.search(new SearchRequest(
                        Samples.ALL, QueryParser.parse("giam"), Filters.none(), SearchRequest.MAX_SIZE, forged));
                assertThat(Samples.ids(rest)).isEqualTo(whole.subList(4, 9));
            }
        }
    }

    @Test
    default void pagingGivesEachDocumentOnceInTheOrderOfOneLargePage() {
        try (SearchEngine engine = newEngine()) {
            List<IndexedDocument> documents = IntStream.range(0, 57)
                    .mapToObj(i -> document("d" + i, "A", "trại giam ".repeat(1 + i % 3) + "số", "trại giam"))
                    .toList();
            engine.writer().write(documents);
            for (String query : List.of("trại giam", "", "giam -xyz")) {
                List<DocumentId> whole = Samples.ids(engine.search(request(query)));
                assertThat(whole).hasSize(57).doesNotHaveDuplicates();
                List<DocumentId> collected = new ArrayList<>();
                Cursor cursor = null;
                do {
                    SearchResult page = engine.search(
                            new SearchRequest(Samples.ALL, QueryParser.parse(query), Filters.none(), 5, cursor));
                    assertThat(page.total().value()).isEqualTo(57);
                    collected.addAll(Samples.ids(page));
                    cursor = page.next();
                } while (cursor != null && collected.size() < 100);
                assertThat(collected).as("pages of '%s'", query).isEqualTo(whole);
            }
        }
    }

    @Test
    default void equalScoresStandInTheOrderOfIds() {
        try (SearchEngine engine = newEngine()) {
            engine.writer()
                    .write(IntStream.range(0, 30)
                            .mapToObj(i -> document("d" + i, "A", "giam"))
                            .toList());
            assertThat(Samples.ids(engine.search(request("giam")))).hasSize(30).isSorted();
        }
    }

    @Test
    default void sizeZeroCountsOnly() {
        try (SearchEngine engine = newEngine()) {
            engine.writer().write(List.of(document("one", "A", "giam"), document("two", "B", "giam")));
            SearchResult result =
                    engine.search(new SearchRequest(Samples.ALL, QueryParser.parse("giam"), Filters.none(), 0, null));
            assertThat(result.hits()).isEmpty();
            assertThat(result.next()).isNull();
            assertThat(result.total().value()).isEqualTo(2);
            assertThat(result.facets().getOrDefault(Facet.UNIT, List.of()))
                    .containsExactly(new FacetCount("A", 1), new FacetCount("B", 1));
        }
    }

    @Test
    default void facetValuesStandByFallingCount() {
        try (SearchEngine engine = newEngine()) {
            engine.writer()
                    .write(List.of(
                            document("1", "B", "giam"),
                            document("2", "C", "giam"),
                            document("3", "C", "giam"),
                            document("4", "A", "giam")));
            assertThat(engine.search(request("giam")).facets().getOrDefault(Facet.UNIT, List.of()))
                    .containsExactly(new FacetCount("C", 2), new FacetCount("A", 1), new FacetCount("B", 1));
        }
    }

    @Test
    default void aFieldOfTooManyValuesIsNotCounted() {
        try (SearchEngine engine = newEngine()) {
            AttributeField many = new AttributeField("many");
            AttributeField few = new AttributeField("few");
            engine.writer()
                    .write(IntStream.rangeClosed(0, AttributeField.MOST_VALUES)
                            .mapToObj(i -> Samples.record(
                                    "r" + i,
                                    i == 0 ? "B" : "A",
                                    Set.of(new Attribute(many, "v" + i), new Attribute(few, "v" + i % 2))))
                            .toList());
            Set<AttributeField> counted = Set.of(many, few);
            SearchResult all = engine.search(
                    new SearchRequest(Samples.ALL, QueryParser.parse(""), Filters.none(), counted, 0, null));
            assertThat(all.facets()).containsKey(few).doesNotContainKey(many);
            SearchResult scoped = engine.search(new SearchRequest(
                    AccessScope.of(new UnitCode("A")), QueryParser.parse(""), Filters.none(), counted, 0, null));
            assertThat(scoped.facets().get(many)).hasSize(AttributeField.MOST_VALUES);
            assertThat(scoped.facets().get(few)).hasSize(2);
        }
    }

    @Test
    default void aNewVersionReplacesAttributesToo() {
        try (SearchEngine engine = newEngine()) {
            AttributeField field = new AttributeField("sex");
            IndexedDocument old = Samples.record("one", "A", Set.of(new Attribute(field, "male")));
            engine.writer().write(List.of(old, Samples.record("two", "A", Set.of(new Attribute(field, "male")))));
            engine.writer()
                    .write(List.of(
                            Samples.version(Samples.record("one", "A", Set.of(new Attribute(field, "female"))), 2)));
            SearchResult male = engine.search(new SearchRequest(
                    Samples.ALL,
                    QueryParser.parse(""),
                    new Filters(Map.of(field, Set.of("male"))),
                    Set.of(field),
                    10,
                    null));
            assertThat(Samples.ids(male)).containsExactly(Scenarios.id("two"));
            assertThat(male.facets().get(field))
                    .containsExactly(new FacetCount("female", 1), new FacetCount("male", 1));
        }
    }

    @Test
    default void matchesStandInPageOrder() {
        try (SearchEngine engine = newEngine()) {
            IndexedDocument document = Samples.withPages(
                    "one",
                    List.of(
                            new IndexedPage(9, "giam chín"),
                            new IndexedPage(2, "khác"),
                            new IndexedPage(4, "giam bốn")));
            engine.writer().write(List.of(document, document("two", "A", "giam")));
            List<PageMatch> matches = engine.matches(Samples.ALL, QueryParser.parse("giam"), document.id());
            assertThat(matches.stream().map(PageMatch::page)).containsExactly(4, 9);
            assertThat(engine.matches(AccessScope.none(), QueryParser.parse("giam"), document.id()))
                    .isEmpty();
            assertThat(engine.matches(AccessScope.of(new UnitCode("B")), QueryParser.parse("giam"), document.id()))
                    .isEmpty();
            assertThat(engine.matches(Samples.ALL, QueryParser.parse("giam"), Scenarios.id("none")))
                    .isEmpty();
            assertThat(engine.matches(Samples.ALL, QueryParser.parse(""), document.id()))
                    .isEmpty();
        }
    }

    @Test
    default void snippetsAreExactPiecesWithTheirHits() {
        try (SearchEngine engine = newEngine()) {
            String filler = "một đoạn văn không liên quan ".repeat(40);
            String text = filler + "phạm nhân " + filler + "hồ sơ phạm nhân " + filler;
            engine.writer().write(List.of(document("one", "A", text), document("two", "A", "phạm nhân")));
            Hit hit = engine.search(request("hồ sơ phạm nhân")).hits().getFirst();
            assertThat(hit.snippets()).hasSizeBetween(1, 3);
            Set<String> shown = new HashSet<>();
            hit.snippets().forEach(snippet -> {
                assertThat(text).contains(snippet.text());
                assertThat(snippet.text().length()).isLessThanOrEqualTo(250);
                snippet.spans().forEach(span -> shown.add(snippet.text().substring(span.from(), span.to())));
            });
            assertThat(shown).containsExactlyInAnyOrder("phạm nhân", "hồ sơ phạm nhân");
        }
    }

    @Test
    default void onePageOfAMegabyteIsIndexedToItsEnd() {
        try (SearchEngine engine = newEngine()) {
            String text = "thi hành án ".repeat(90_000) + "mục tiêu cuối";
            engine.writer().write(List.of(document("large", "A", text)));
            Hit hit = engine.search(request("mục tiêu cuối")).hits().getFirst();
            assertThat(hit.spans()).hasSize(1);
            assertThat(text.substring(hit.spans().getFirst().from())).isEqualTo("mục tiêu cuối");
        }
    }

    @Test
    default void theLongestQueriesAreAnswered() {
        try (SearchEngine engine = newEngine()) {
            engine.writer().write(List.of(document("one", "A", "a b c án")));
            for (String query : Samples.longQueries()) {
                assertThat(engine.search(request(query)).total().value()).isLessThanOrEqualTo(1);
                assertThat(engine.matches(Samples.ALL, QueryParser.parse(query), Scenarios.id("one")))
                        .hasSizeLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    default void searchesDuringWritesSeeTheOldOrTheNewDocument() throws Exception {
        try (SearchEngine engine = newEngine();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            engine.writer().write(List.of(Samples.generation("one", 0), Samples.generation("two", 0)));
            AtomicBoolean writing = new AtomicBoolean(true);
            List<Future<?>> writers = Stream.of("one", "two")
                    .<Future<?>>map(name -> threads.submit(() -> {
                        for (int i = 1; i <= 25; i++) {
                            engine.writer().write(List.of(Samples.generation(name, i)));
                            long version =
                                    engine.versions(List.of(Scenarios.id(name))).getOrDefault(Scenarios.id(name), -1L);
                            assertThat(version)
                                    .as("version after the write returned")
                                    .isEqualTo(i);
                        }
                    }))
                    .toList();
            Future<?> reader = threads.submit(() -> {
                while (writing.get()) {
                    SearchResult result = engine.search(request("trại giam"));
                    assertThat(result.total().value()).isEqualTo(2);
                    result.hits().forEach(hit -> assertThat(hit.matchingPages()).isEqualTo(3));
                }
            });
            try {
                for (Future<?> writer : writers) {
                    writer.get();
                }
            } finally {
                writing.set(false);
            }
            reader.get();
        }
    }
}
