package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.lucene.LuceneSearchEngine;
import vn.tangthu.search.lucene.LuceneSettings;

/** Pages a second into an empty index: the product's engine against a bare {@code IndexWriter} with one commit. */
final class IndexBenchmark {
    /** As many as the standalone profile has. */
    private static final int INDEXERS = 4;

    private static final int BATCH = 250;

    /** Of the slow way, enough to know its speed. */
    private static final int SOME = 500;

    private IndexBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        List<Corpus.Made> corpus = Corpus.documents(setup.amount(100_000, 2_000), setup.seed());
        List<Corpus.Made> some = corpus.subList(0, Math.min(corpus.size(), SOME));
        Contest contest = new Contest("pages a second")
                .with(
                        "bare IndexWriter, " + Setup.cores() + " threads, one commit at the end (baseline)",
                        () -> rate(corpus, bare(setup.fresh("index-bare"), corpus)))
                .with(
                        "engine, " + Setup.cores() + " threads, " + BATCH + " documents a call, each durable",
                        () -> rate(
                                corpus, engine(setup.fresh("index-engine"), Setup.cores(), inCallsOf(BATCH, corpus))))
                .with(
                        "engine, " + INDEXERS + " threads, 1 document a call, each durable; " + SOME + " documents",
                        () -> rate(some, engine(setup.fresh("index-single"), INDEXERS, inCallsOf(1, some))))
                .run(1, setup.rounds());
        out.println(contest.table());
        Map<String, String> expected = BareIndex.contents(setup.work().resolve("index-bare"));
        Map<String, String> actual = BareIndex.contents(setup.work().resolve("index-engine"));
        if (!actual.equals(expected)) {
            throw new IllegalStateException("Not the same work: " + expected + " and " + actual);
        }
        out.printf(
                Locale.ROOT,
                "%d documents, %s pages; both indexes hold the same fields, terms and postings.%n",
                corpus.size(),
                expected.get(""));
    }

    private static double[] rate(List<Corpus.Made> corpus, double seconds) {
        return new double[] {
            corpus.stream().mapToInt(made -> made.pages().size()).sum() / seconds
        };
    }

    private static double bare(Path folder, List<Corpus.Made> corpus) throws Exception {
        try (IndexWriter writer = BareIndex.open(folder)) {
            long start = System.nanoTime();
            Parallel.seconds(Setup.cores(), corpus, made -> writer.addDocuments(BareIndex.block(made)));
            writer.commit();
            return Parallel.since(start);
        }
    }

    private static double engine(Path folder, int threads, List<List<Corpus.Made>> calls) throws Exception {
        try (LuceneSearchEngine engine = new LuceneSearchEngine(folder, LuceneSettings.defaults())) {
            return Parallel.seconds(
                    threads,
                    calls,
                    call -> engine.writer()
                            .write(call.stream().map(IndexBenchmark::toIndex).toList()));
        }
    }

    private static List<List<Corpus.Made>> inCallsOf(int size, List<Corpus.Made> corpus) {
        List<List<Corpus.Made>> calls = new ArrayList<>();
        for (int from = 0; from < corpus.size(); from += size) {
            calls.add(corpus.subList(from, Math.min(from + size, corpus.size())));
        }
        return calls;
    }

    static IndexedDocument toIndex(Corpus.Made made) {
        List<IndexedPage> pages = new ArrayList<>();
        for (String text : made.pages()) {
            pages.add(new IndexedPage(pages.size() + 1, text));
        }
        return new IndexedDocument(
                made.id(), 1, made.unit(), made.category(), made.type(), made.year(), made.title(), pages);
    }
}
