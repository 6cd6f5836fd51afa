package vn.tangthu.benchmarks;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.tangthu.archive.document.Page;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.ingest.proposal.Candidate;
import vn.tangthu.ingest.proposal.Proposal;
import vn.tangthu.ingest.proposal.ProposalReader;
import vn.tangthu.ingest.proposal.Proposals;
import vn.tangthu.ingest.tika.ExtractorSettings;
import vn.tangthu.ingest.tika.ForkedTextExtractor;
import vn.tangthu.ingest.tika.samples.CollectedPages;
import vn.tangthu.ingest.tika.samples.SamplePaper;
import vn.tangthu.ingest.tika.samples.SampleScanner;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * How well fields are read from scans: made-up judgments, decisions and forms with known facts, scanned well and badly, and
 * recognised by Tesseract. Says of each field how many papers state it, how many of those were read (recall), how many of the
 * proposals are right (precision), and how often a value that was not the first stood among the alternatives.
 */
final class ProposalsBenchmark {
    private static final int BANDS = 5;

    private ProposalsBenchmark() {}

    private record Scan(String name, SampleScanner scanner) {}

    static void run(Setup setup, PrintStream out) throws Exception {
        int papers = setup.amount(12, 1);
        List<Scan> scans = List.of(
                new Scan("300 dots an inch, straight, clean", new SampleScanner(300, 0, 0, 0.95f, false, setup.seed())),
                new Scan("200 dots an inch, askew by 1.2 degrees, grainy, JPEG 40", SampleScanner.usual(setup.seed())),
                new Scan(
                        "the same with a red seal on each page",
                        SampleScanner.usual(setup.seed()).withSeal()));
        Catalogue catalogue = Catalogue.load();
        Path folder = setup.fresh("proposals");
        try (ForkedTextExtractor extractor =
                new ForkedTextExtractor(ExtractorSettings.defaults(setup.fresh("proposals-reading")))) {
            for (Scan scan : scans) {
                Benchmarks.progress(scan.name());
                Measure measure = new Measure(catalogue);
                measure.all(setup, papers, scan.scanner(), extractor, folder);
                measure.print(scan.name(), out);
            }
        }
    }

    /** Of one kind of scan. */
    private static final class Measure {
        private final Catalogue catalogue;
        private final List<Field> fields;
        private final ProposalReader reader;
        private final Map<String, Tally> tallies = Collections.synchronizedMap(new TreeMap<>());
        private final int[] right = new int[BANDS];
        private final int[] given = new int[BANDS];
        private int pages;
        private double seconds;

        Measure(Catalogue catalogue) {
            this.catalogue = catalogue;
            fields = catalogue.category("prisoner").orElseThrow().fields();
            reader = new ProposalReader(catalogue);
        }

        void all(Setup setup, int papers, SampleScanner scanner, ForkedTextExtractor extractor, Path folder)
                throws Exception {
            List<SamplePaper> all = new ArrayList<>();
            for (String template : SamplePaper.TEMPLATES) {
                for (int i = 0; i < papers; i++) {
                    all.add(SamplePaper.of(template, catalogue, setup.seed() + i));
                }
            }
            Parallel.seconds(Setup.cores(), all, paper -> {
                byte[] scan = scanner.scanToPdf(paper.pdf());
                Path file = Files.createTempFile(folder, paper.template(), ".pdf");
                List<Page> read = CollectedPages.of(extractor, Files.write(file, scan));
                Files.delete(file);
                count(paper, read);
            });
        }

        private synchronized void count(SamplePaper paper, List<Page> read) {
            pages += read.size();
            long start = System.nanoTime();
            Proposals proposals = reader.propose(fields, read, null);
            seconds += Parallel.since(start);
            paper.truth().forEach((field, fact) -> tally(field).fact(field(field), fact, proposals.of(field)));
            for (Proposal proposal : proposals.all()) {
                String fact = paper.truth().get(proposal.field());
                boolean many = field(proposal.field()).has(Field.Property.MANY);
                // Of fields with several values the papers' facts name one: others are not wrong.
                if (!many || fact == null) {
                    boolean isRight = fact != null && same(field(proposal.field()), fact, proposal.value());
                    boolean stated = fact != null || !many;
                    if (stated) {
                        tally(proposal.field()).proposal(isRight);
                        band(proposal.confidence(), isRight);
                    }
                }
            }
        }

        private Tally tally(String field) {
            return tallies.computeIfAbsent(field, code -> new Tally());
        }

        private Field field(String code) {
            return fields.stream()
                    .filter(field -> field.code().equals(code))
                    .findFirst()
                    .orElseThrow();
        }

        private void band(double confidence, boolean isRight) {
            int band = Math.min(BANDS - 1, (int) (confidence * BANDS));
            given[band]++;
            right[band] += isRight ? 1 : 0;
        }

        void print(String name, PrintStream out) {
            out.println("\n### " + name + "\n");
            out.println("| field | stated | read | recall | among alternatives | proposed | precision |");
            out.println("|---|---|---|---|---|---|---|");
            Tally all = new Tally();
            tallies.forEach((code, tally) -> {
                out.println("| " + code + " | " + tally.row() + " |");
                all.add(tally);
            });
            out.println("| **all** | " + all.row() + " |");
            out.println("\n| confidence | proposals | right |");
            out.println("|---|---|---|");
            for (int band = BANDS - 1; band >= 0; band--) {
                if (given[band] > 0) {
                    out.printf(
                            Locale.ROOT,
                            "| %.1f to %.1f | %d | %.3f |%n",
                            (double) band / BANDS,
                            (double) (band + 1) / BANDS,
                            given[band],
                            (double) right[band] / given[band]);
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%n%d pages; %.0f ms a page for the proposals alone.%n",
                    pages,
                    1000 * seconds / pages);
        }
    }

    private static final class Tally {
        private int stated;
        private int read;
        private int alternatives;
        private int proposed;
        private int right;

        void fact(Field field, String fact, List<Proposal> proposals) {
            stated++;
            if (proposals.stream().anyMatch(proposal -> same(field, fact, proposal.value()))) {
                read++;
            } else if (proposals.stream()
                    .flatMap(proposal -> proposal.alternatives().stream())
                    .map(Candidate::value)
                    .anyMatch(value -> same(field, fact, value))) {
                alternatives++;
            }
        }

        void proposal(boolean isRight) {
            proposed++;
            right += isRight ? 1 : 0;
        }

        void add(Tally other) {
            stated += other.stated;
            read += other.read;
            alternatives += other.alternatives;
            proposed += other.proposed;
            right += other.right;
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "%d | %d | %s | %d | %s | %s",
                    stated,
                    read,
                    share(read, stated),
                    alternatives,
                    proposed == 0 ? "" : String.valueOf(proposed),
                    share(right, proposed));
        }

        private static String share(int part, int whole) {
            return whole == 0 ? "" : String.format(Locale.ROOT, "%.3f", (double) part / whole);
        }
    }

    /** Two ways of placing a tone are one spelling; everything else must be the same. */
    private static boolean same(Field field, String fact, String value) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, NAME -> VietnameseText.normalise(fact).equals(VietnameseText.normalise(value));
            default -> fact.equals(value);
        };
    }
}
