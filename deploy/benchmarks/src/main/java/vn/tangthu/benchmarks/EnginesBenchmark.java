package vn.tangthu.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;
import vn.tangthu.search.query.QueryParser;

/**
 * The embedded engine against one Elasticsearch node over HTTP: the same documents, queries, highlights and facets. Both
 * must find the same number of documents for every query.
 */
final class EnginesBenchmark {
    private static final int SIZE = 10;
    private static final int BATCH = 100;

    /** Column of the table of searches. */
    private static final int P99 = 2;

    private EnginesBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        List<Corpus.Made> corpus = Corpus.documents(setup.amount(30_000, 1_000), setup.seed());
        List<QueryMix.Asked> queries = QueryMix.of(corpus, setup.amount(500, 50), setup.seed() + 1);
        AccessScope scope = FilledArchive.everything(corpus);
        Path luceneFolder = setup.fresh("engines-lucene");
        Path nodeFolder = setup.fresh("engines-elasticsearch");
        try (BenchmarkNode node = BenchmarkNode.start(nodeFolder);
                SearchEngine lucene = new LuceneSearchEngine(luceneFolder, LuceneSettings.defaults())) {
            SearchEngine elasticsearch = node.engine();
            out.println(filling(setup, corpus, lucene, elasticsearch).table());
            sameResults(scope, queries, lucene, elasticsearch);
            Contest searches = searching(setup, scope, queries, lucene, elasticsearch);
            out.println(searches.table());
            out.printf(
                    Locale.ROOT,
                    "p99 of Elasticsearch to that of Lucene: %.2f with one thread, %.2f with eight.%n%n",
                    searches.median("Elasticsearch, 1 thread", P99)
                            / searches.median("Lucene, 1 thread (baseline)", P99),
                    searches.median("Elasticsearch, 8 threads", P99) / searches.median("Lucene, 8 threads", P99));
            sizes(bytes(luceneFolder), node.bytes(), out);
            out.printf(
                    Locale.ROOT,
                    "%d documents, %d pages, %d queries a turn.%n",
                    corpus.size(),
                    lucene.health().pages(),
                    queries.size());
        }
    }

    private static void sizes(long lucene, long elasticsearch, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| | size of the index, MB | ratio |%n|---|---|---|%n| Lucene (baseline) | %.1f | 1.00 |%n"
                        + "| Elasticsearch | %.1f | %.2f |%n%n",
                lucene / 1e6,
                elasticsearch / 1e6,
                (double) elasticsearch / lucene);
    }

    private static Contest filling(
            Setup setup, List<Corpus.Made> corpus, SearchEngine lucene, SearchEngine elasticsearch) throws Exception {
        return new Contest("pages a second")
                .with("Lucene, " + Setup.cores() + " threads (baseline)", () -> fill(lucene, corpus))
                .with("Elasticsearch, " + Setup.cores() + " threads", () -> fill(elasticsearch, corpus))
                .run(0, setup.rounds());
    }

    private static double[] fill(SearchEngine engine, List<Corpus.Made> corpus) throws Exception {
        engine.writer().clear();
        List<List<Corpus.Made>> calls = new ArrayList<>();
        for (int from = 0; from < corpus.size(); from += BATCH) {
            calls.add(corpus.subList(from, Math.min(from + BATCH, corpus.size())));
        }
        double seconds = Parallel.seconds(
                Setup.cores(),
                calls,
                call -> engine.writer()
                        .write(call.stream().map(IndexBenchmark::toIndex).toList()));
        return new double[] {
            corpus.stream().mapToInt(made -> made.pages().size()).sum() / seconds
        };
    }

    private static void sameResults(
            AccessScope scope, List<QueryMix.Asked> queries, SearchEngine lucene, SearchEngine elasticsearch) {
        for (QueryMix.Asked asked : queries) {
            SearchRequest request = request(scope, asked);
            var expected = lucene.search(request);
            var actual = elasticsearch.search(request);
            if (!expected.total().equals(actual.total()) || !expected.facets().equals(actual.facets())) {
                throw new IllegalStateException("Not the same result for '" + asked.text() + "': " + expected.total()
                        + " and " + actual.total());
            }
        }
    }

    private static Contest searching(
            Setup setup,
            AccessScope scope,
            List<QueryMix.Asked> queries,
            SearchEngine lucene,
            SearchEngine elasticsearch)
            throws Exception {
        return new Contest("queries a second", "p50, ms", "p99, ms")
                .with("Lucene, 1 thread (baseline)", () -> search(1, lucene, scope, queries))
                .with("Elasticsearch, 1 thread", () -> search(1, elasticsearch, scope, queries))
                .with("Lucene, 8 threads", () -> search(8, lucene, scope, queries))
                .with("Elasticsearch, 8 threads", () -> search(8, elasticsearch, scope, queries))
                .run(setup.quick() ? 1 : 2, setup.rounds());
    }

    private static double[] search(int threads, SearchEngine engine, AccessScope scope, List<QueryMix.Asked> queries)
            throws Exception {
        Queue<Double> times = new ConcurrentLinkedQueue<>();
        double seconds = Parallel.seconds(threads, queries, asked -> {
            long start = System.nanoTime();
            engine.search(request(scope, asked));
            times.add(Parallel.since(start) * 1000);
        });
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new double[] {queries.size() / seconds, Contest.percentile(0.5, all), Contest.percentile(0.99, all)};
    }

    static SearchRequest request(AccessScope scope, QueryMix.Asked asked) {
        String category = asked.category();
        Filters filters = category == null ? Filters.none() : new Filters(Map.of(Facet.CATEGORY, Set.of(category)));
        return new SearchRequest(scope, QueryParser.parse(asked.text()), filters, SIZE, null);
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
