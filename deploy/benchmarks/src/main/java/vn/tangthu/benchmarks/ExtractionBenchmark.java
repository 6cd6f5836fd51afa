package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTextExtractor;

/**
 * Documents a second from born-digital files. Two comparisons: the product's child processes against the same reading (Tika,
 * layout, boxes, page images) called in threads of one warm JVM, which is what the processes cost; and against Tika for the
 * bare text, which is what pages with images and boxes cost. How the product's time is spent, a sampled run tells.
 */
final class ExtractionBenchmark {
    private static final String SAME = "the same reading in one JVM (baseline)";
    private static final String PRODUCT = "product: in child processes";
    private static final String TIKA = "Tika in one JVM, text only: no pages, boxes, images";

    private ExtractionBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        measure(setup, out, "");
        for (String kind : BornDigital.KINDS) {
            // Each kind of file alone shows where the time goes; the mixture is what the target speaks of.
            measure(setup, out, kind);
        }
    }

    private static void measure(Setup setup, PrintStream out, String kind) throws Exception {
        String name = kind.isEmpty() ? "all kinds in turn" : kind;
        List<Path> files = BornDigital.write(setup.fresh("extraction"), setup.amount(240, 24), setup.seed()).stream()
                .filter(file -> file.toString().endsWith(kind))
                .toList();
        AutoDetectParser parser = new AutoDetectParser();
        LongAdder letters = new LongAdder();
        ReadingCounter counter = new ReadingCounter();
        ReadingCounter sameCounter = new ReadingCounter();
        ReadingCounter sampledCounter = new ReadingCounter();
        BlockingQueue<ReaderThread> readers = new LinkedBlockingQueue<>();
        for (int i = 0; i < Setup.cores(); i++) {
            readers.add(new ReaderThread(setup.fresh("extraction-thread-" + i)));
        }
        Contest contest;
        ReadingProfile profile = new ReadingProfile(setup.fresh("extraction-profile"));
        try (ForkedTextExtractor extractor =
                        new ForkedTextExtractor(ExtractorSettings.defaults(setup.fresh("extraction-reading")));
                ForkedTextExtractor sampled = new ForkedTextExtractor(
                        profile.settings(ExtractorSettings.defaults(setup.fresh("extraction-sampled"))))) {
            contest = new Contest("documents a second")
                    .with(SAME, () -> rate(files, file -> read(readers, file, sameCounter)))
                    .with(PRODUCT, () -> rate(files, file -> counter.read(extractor, file)))
                    .with(TIKA, () -> rate(files, file -> letters.add(parse(parser, file))))
                    .run(setup.quick() ? 1 : 2, setup.rounds());
            // The children grow warm before anything is counted.
            rate(files.subList(0, files.size() / 2), file -> sampledCounter.read(sampled, file));
            Instant warm = Clock.systemUTC().instant();
            rate(files, file -> sampledCounter.read(sampled, file));
            profile.take(sampled.children(), warm);
        }
        if (counter.pages() != sameCounter.pages() || counter.letters() != sameCounter.letters()) {
            throw new IllegalStateException("the contenders did not read the same");
        }
        out.println("### " + name + ", " + files.size() + " files\n\n" + contest.table());
        double whole = contest.median(PRODUCT, 0);
        double text = whole / (1 - profile.pagesOnly());
        out.printf(
                Locale.ROOT,
                "Product against bare Tika: %.2f; for the text alone, estimated by the samples below: %.2f.%n%n%s%n",
                whole / contest.median(TIKA, 0),
                text / contest.median(TIKA, 0),
                profile.table());
    }

    private static void read(BlockingQueue<ReaderThread> readers, Path file, ReadingCounter counter) throws Exception {
        ReaderThread reader = readers.take();
        reader.read(file, counter);
        readers.add(reader);
    }

    private static double[] rate(List<Path> files, Parallel.Task<Path> task) throws Exception {
        return new double[] {files.size() / Parallel.seconds(Setup.cores(), files, task)};
    }

    private static long parse(AutoDetectParser parser, Path file) throws Exception {
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, file.getFileName().toString());
        BodyContentHandler text = new BodyContentHandler(-1);
        try (TikaInputStream in = TikaInputStream.get(file, metadata)) {
            parser.parse(in, text, metadata, new ParseContext());
        }
        return text.toString().chars().filter(Character::isLetterOrDigit).count();
    }
}
