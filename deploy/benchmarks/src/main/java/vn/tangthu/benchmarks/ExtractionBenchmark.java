package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
 * Documents a second from born-digital files: the product's child processes against Tika called in one warm JVM with as
 * many threads. The product reads more: it lays out pages, finds the place of every word and draws page images. How much of
 * its time that is, a sampled run tells; without it remains what compares with Tika.
 */
final class ExtractionBenchmark {
    private ExtractionBenchmark() {}

    static void run(Setup setup, PrintStream out) throws Exception {
        for (String kind : BornDigital.KINDS) {
            // Each kind of file alone, to show where the time goes; the mixture is what the target speaks of.
            measure(setup, out, kind);
        }
        measure(setup, out, "");
    }

    private static void measure(Setup setup, PrintStream out, String kind) throws Exception {
        String name = kind.isEmpty() ? "all kinds in turn" : kind;
        List<Path> files = BornDigital.write(setup.fresh("extraction"), setup.amount(240, 24), setup.seed()).stream()
                .filter(file -> file.toString().endsWith(kind))
                .toList();
        AutoDetectParser parser = new AutoDetectParser();
        LongAdder letters = new LongAdder();
        ReadingCounter counter = new ReadingCounter();
        Contest contest;
        ReadingProfile profile = new ReadingProfile(setup.fresh("extraction-profile"));
        try (ForkedTextExtractor extractor =
                        new ForkedTextExtractor(ExtractorSettings.defaults(setup.fresh("extraction-reading")));
                ForkedTextExtractor sampled = new ForkedTextExtractor(
                        profile.settings(ExtractorSettings.defaults(setup.fresh("extraction-sampled"))))) {
            contest = new Contest("documents a second")
                    .with("Tika in one JVM (baseline)", () -> rate(files, file -> letters.add(parse(parser, file))))
                    .with("product, whole reading", () -> rate(files, file -> counter.read(extractor, file)))
                    .run(setup.quick() ? 1 : 2, setup.rounds());
            // A child is replaced after 200 documents, and what it recorded goes with it.
            rate(files.subList(0, files.size() / 2), file -> counter.read(sampled, file));
            Instant warm = Clock.systemUTC().instant();
            rate(files, file -> counter.read(sampled, file));
            profile.take(sampled.children(), warm);
        }
        out.println("### " + name + ", " + files.size() + " files\n\n" + contest.table());
        double whole = contest.median("product, whole reading", 0);
        double tika = contest.median("Tika in one JVM (baseline)", 0);
        double text = whole / (1 - profile.pagesOnly());
        out.printf(
                Locale.ROOT,
                "Text alone, estimated: %.1f documents a second, ratio %.2f. Time in the children:%n%n%s%n",
                text,
                text / tika,
                profile.table());
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
