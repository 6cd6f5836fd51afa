package vn.tangthu.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;
import vn.tangthu.search.query.QueryParser;
import vn.tangthu.search.query.QueryPlan;

/**
 * Time to answer the same queries: bare Lucene's best ten pages, the engine's best ten documents, and the program's answer
 * over HTTPS, which also checks the registry, gives rectangles and coverage, and keeps a durable audit entry.
 */
final class SearchBenchmark {
    private static final int SIZE = 10;

    private SearchBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        int pages = setup.amount(100_000, 2_000);
        Path archive = FilledArchive.of(setup, pages);
        List<Corpus.Made> corpus = Corpus.documents(pages, setup.seed());
        AccessScope scope = FilledArchive.everything(corpus);
        List<QueryMix.Asked> queries = QueryMix.of(corpus, setup.amount(1_000, 100), setup.seed() + 1);
        Path copy = copyOf(archive.resolve("index"), setup.fresh("search-index"));
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(copy));
                LuceneSearchEngine engine = new LuceneSearchEngine(copy, LuceneSettings.defaults());
                Server server = Server.start(archive)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(BareIndex.SIMILARITY);
            Api api = server.api("analyst");
            Contest contest = new Contest("p50, ms", "p95, ms", "p99, ms", "queries a second")
                    .with(
                            "bare Lucene, best ten pages, 1 thread (baseline)",
                            () -> figures(1, queries, asked -> searcher.search(bare(asked), SIZE)))
                    .with(
                            "engine in process: scope, facets, highlights, 1 thread",
                            () -> figures(1, queries, asked -> engine.search(request(scope, asked))))
                    .with("HTTPS, 1 client", () -> figures(1, queries, asked -> api.get(path(asked))))
                    .with(
                            "bare Lucene, 8 threads",
                            () -> figures(8, queries, asked -> searcher.search(bare(asked), SIZE)))
                    .with("HTTPS, 8 clients", () -> figures(8, queries, asked -> api.get(path(asked))))
                    .run(setup.quick() ? 1 : 2, setup.rounds());
            out.println(contest.table());
            out.printf(
                    Locale.ROOT,
                    "%d pages, %d documents, %d queries a turn.%n",
                    reader.numDocs(),
                    corpus.size(),
                    queries.size());
        }
    }

    private static double[] figures(int threads, List<QueryMix.Asked> queries, Parallel.Task<QueryMix.Asked> task)
            throws Exception {
        Queue<Double> times = new ConcurrentLinkedQueue<>();
        double seconds = Parallel.seconds(threads, queries, asked -> {
            long start = System.nanoTime();
            task.run(asked);
            times.add(Parallel.since(start) * 1000);
        });
        double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new double[] {
            Contest.percentile(0.5, all),
            Contest.percentile(0.95, all),
            Contest.percentile(0.99, all),
            queries.size() / seconds
        };
    }

    private static SearchRequest request(AccessScope scope, QueryMix.Asked asked) {
        String category = asked.category();
        Filters filters = category == null ? Filters.none() : new Filters(Map.of(Facet.CATEGORY, Set.of(category)));
        return new SearchRequest(scope, QueryParser.parse(asked.text()), filters, SIZE, null);
    }

    private static String path(QueryMix.Asked asked) {
        String category = asked.category();
        return "/api/search?size=" + SIZE + "&q=" + URLEncoder.encode(asked.text(), StandardCharsets.UTF_8)
                + (category == null ? "" : "&category=" + category);
    }

    /** The same terms and weights; no scope, no title, no count, no facets, no grouping, no highlights. */
    private static Query bare(QueryMix.Asked asked) {
        QueryPlan plan = QueryPlan.of(QueryParser.parse(asked.text()));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        if (!plan.words().isEmpty()) {
            BooleanQuery.Builder words = new BooleanQuery.Builder().setMinimumNumberShouldMatch(plan.required());
            plan.words().forEach(word -> words.add(new TermQuery(new Term("text", word)), Occur.SHOULD));
            query.add(words.build(), Occur.FILTER);
        }
        plan.phrases()
                .forEach(phrase -> query.add(new PhraseQuery("text", phrase.toArray(String[]::new)), Occur.FILTER));
        plan.syllableWeights().forEach((term, weight) -> query.add(weighted("text", term, weight), Occur.SHOULD));
        plan.pairWeights().forEach((term, weight) -> query.add(weighted("pairs", term, weight), Occur.SHOULD));
        String category = asked.category();
        if (category != null) {
            query.add(new TermQuery(new Term("category", category)), Occur.FILTER);
        }
        return query.build();
    }

    private static Query weighted(String field, String term, float weight) {
        return new BoostQuery(new TermQuery(new Term(field, term)), weight);
    }

    /** The engine holds its folder alone, so it gets one of its own. */
    private static Path copyOf(Path index, Path target) throws IOException {
        try (var files = Files.list(index)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().equals("write.lock")) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        return target;
    }
}
