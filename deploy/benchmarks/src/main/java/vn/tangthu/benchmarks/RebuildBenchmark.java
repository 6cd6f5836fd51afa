package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;

/**
 * What a rebuild of the index costs those who search meanwhile. The same searches come at the same fixed rate with and
 * without a rebuild; times are taken from the moment at which a search was due, so that one that waits for another counts.
 *
 * <p>The rebuild writes a document a call from several threads, as the indexing worker does; the documents come from memory
 * and not from the registry.
 */
final class RebuildBenchmark {
    private static final int INDEXERS = 4;
    private static final int PEOPLE = 8;
    private static final int SEARCHES_A_SECOND = 20;

    private final Setup setup;
    private final List<Corpus.Made> corpus;
    private final List<QueryMix.Asked> queries;
    private final AccessScope scope;
    private final int pages;

    private RebuildBenchmark(Setup setup) {
        this.setup = setup;
        corpus = Corpus.documents(setup.amount(8_000, 500), setup.seed());
        queries = QueryMix.of(corpus, setup.amount(500, 50), setup.seed() + 1);
        scope = FilledArchive.everything(corpus);
        pages = corpus.stream().mapToInt(made -> made.pages().size()).sum();
    }

    static void run(Setup setup, PrintStream out) throws Exception {
        RebuildBenchmark benchmark = new RebuildBenchmark(setup);
        out.printf(
                Locale.ROOT,
                "%d documents, %d pages, written by %d threads; %d searches a second.%n%n",
                benchmark.corpus.size(),
                benchmark.pages,
                INDEXERS,
                SEARCHES_A_SECOND);
        try (BenchmarkNode node = BenchmarkNode.start(setup.fresh("rebuild-elasticsearch"))) {
            benchmark.measure("Elasticsearch", node.engine(), out);
        }
        try (SearchEngine lucene = new LuceneSearchEngine(setup.fresh("rebuild-lucene"), LuceneSettings.defaults())) {
            benchmark.measure("Lucene", lucene, out);
        }
        out.println("Lucene has one folder: while it is filled anew its searches see what is there so far, and the"
                + " coverage line counts the rest as pending. Elasticsearch answers from the old index until the new one"
                + " is full.");
    }

    private void measure(String name, SearchEngine engine, PrintStream out) throws Exception {
        engine.writer().clear();
        double first = fill(engine);
        Benchmarks.progress(name + " was filled");
        List<Double> during = new ArrayList<>();
        Contest contest = new Contest("p99, ms", "p50, ms", "searches a second")
                .with(name + ", searches alone (baseline)", () -> alone(engine))
                .with(name + ", searches during a rebuild", () -> rebuild(engine, during))
                .run(setup.quick() ? 0 : 1, setup.rounds());
        out.println(contest.table());
        double[] measured = during.subList(during.size() - setup.rounds(), during.size()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        out.printf(
                Locale.ROOT,
                "%s, pages a second: filled while nobody searched %.0f; rebuilt under searches %s, ratio %.2f.%n%n",
                name,
                pages / first,
                Contest.cell(measured),
                Contest.median(measured) / (pages / first));
    }

    private double fill(SearchEngine engine) throws Exception {
        return Parallel.seconds(INDEXERS, corpus, made -> engine.writer().write(List.of(IndexBenchmark.toIndex(made))));
    }

    private double[] alone(SearchEngine engine) throws Exception {
        Thread.sleep(setup.quick() ? 1000 : 2000);
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<double[]> searches = threads.submit(() -> searchWhile(going, engine));
            Thread.sleep(Duration.ofSeconds(setup.amount(25, 4)));
            going.set(false);
            return searches.get();
        }
    }

    private double[] rebuild(SearchEngine engine, List<Double> pagesASecond) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<double[]> searches = threads.submit(() -> searchWhile(going, engine));
            try {
                engine.writer().beginRebuild();
                double seconds = fill(engine);
                engine.writer().endRebuild();
                pagesASecond.add(pages / seconds);
            } finally {
                going.set(false);
            }
            return searches.get();
        }
    }

    /** Searches at their times; one that is late does not delay those after it as long as people are free. */
    private double[] searchWhile(AtomicBoolean going, SearchEngine engine) throws Exception {
        long start = System.nanoTime();
        List<Future<Double>> times = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
            for (int i = 0; going.get(); i++) {
                long due = start + i * 1_000_000_000L / SEARCHES_A_SECOND;
                QueryMix.Asked asked = queries.get(i % queries.size());
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                times.add(people.submit(() -> {
                    engine.search(EnginesBenchmark.request(scope, asked));
                    return Parallel.since(due) * 1000;
                }));
            }
        }
        double seconds = Parallel.since(start);
        double[] all = new double[times.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = times.get(i).get();
        }
        return new double[] {Contest.percentile(0.99, all), Contest.percentile(0.5, all), all.length / seconds};
    }
}
