package vn.tangthu.ingest.tika.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.w3c.dom.Element;
import vn.tangthu.archive.document.FailureCode;

/**
 * Takes a document's structure as it comes and lays it out in chunks: memory stays bounded, and nothing is cut, however
 * long the document. A chunk ends between two blocks, or inside a block that alone is longer than a chunk; what was open
 * is opened again in the next.
 */
final class PaginatedText {
    private static final int CHUNK = 100_000;

    /** Within a block that has no end a chunk ends here at the latest, at a space. */
    private static final int LONGEST_BLOCK = 2 * CHUNK;

    private static final Set<String> BLOCKS = Set.of(
            "p", "tr", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "table", "ul", "ol");

    private record Open(String name, Element element) {}

    private record LaidOut(Path pdf, int pages) {}

    private final Job job;
    private final boolean sheets;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<LaidOut> chunks = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private Chunk chunk = new Chunk();

    /** @param sheets a spreadsheet: each sheet on paper of its own size */
    PaginatedText(Job job, boolean sheets) {
        this.job = job;
        this.sheets = sheets;
    }

    void open(String name) {
        open(name, "", 1);
    }

    void open(String name, String cssClass, int columns) {
        flush();
        Element element = chunk.append(top(), name);
        if (!cssClass.isEmpty()) {
            element.setAttribute("class", cssClass);
        }
        if (columns > 1) {
            element.setAttribute("colspan", String.valueOf(columns));
        }
        open.push(new Open(name, element));
    }

    void close() {
        flush();
        String name = open.pop().name();
        if (chunk.weight() >= CHUNK && BLOCKS.contains(name)) {
            layOut();
        }
    }

    void text(String text) {
        pending.append(text);
        if (pending.length() >= CHUNK) {
            flush();
        }
    }

    boolean ofSheets() {
        return sheets;
    }

    /** What follows starts on a new page. */
    void newPage() {
        flush();
        if (chunk.isEmpty()) {
            return;
        }
        if (sheets) {
            layOut();
        } else {
            chunk.append(top(), "div").setAttribute("class", "new-page");
        }
    }

    private Element top() {
        return open.isEmpty() ? chunk.body() : open.peek().element();
    }

    private void flush() {
        if (pending.isEmpty()) {
            return;
        }
        String text = Characters.printable(Normalizer.normalize(pending, Normalizer.Form.NFC));
        pending.setLength(0);
        int from = 0;
        while (chunk.weight() + text.length() - from > LONGEST_BLOCK) {
            int to = Math.min(text.length(), from + CHUNK);
            int space = text.lastIndexOf(' ', to);
            to = space > from ? space + 1 : to;
            chunk.append(top(), text.substring(from, to), true);
            from = to;
            layOut();
        }
        if (from < text.length()) {
            chunk.append(top(), text.substring(from), !text.isBlank());
        }
    }

    private void layOut() {
        Path pdf = job.newFile("chunk", ".pdf");
        try {
            Paper.layOut(chunk.finish(sheets), pdf);
            try (PDDocument laidOut = PdfFormat.open(pdf.toFile())) {
                chunks.add(new LaidOut(pdf, laidOut.getNumberOfPages()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReadingStoppedException e) {
            throw new IllegalStateException(e);
        }
        job.link().progress();
        chunk = new Chunk();
        List<Open> again = new ArrayList<>();
        Iterator<Open> outermostFirst = open.descendingIterator();
        Element parent = chunk.body();
        while (outermostFirst.hasNext()) {
            Open old = outermostFirst.next();
            Element element = chunk.append(parent, old.name());
            if (old.element().hasAttribute("class")) {
                element.setAttribute("class", old.element().getAttribute("class"));
            }
            again.add(new Open(old.name(), element));
            parent = element;
        }
        open.clear();
        again.forEach(open::push);
    }

    /** Lays out the rest and hands over all pages, the start included. */
    void handOver(String mediaType) throws ReadingStoppedException, InterruptedException {
        flush();
        if (!chunk.isEmpty() || chunks.isEmpty()) {
            layOut();
        }
        job.started(mediaType, chunks.stream().mapToInt(LaidOut::pages).sum());
        int before = 0;
        try (RecognitionQueue queue = new RecognitionQueue(job)) {
            for (LaidOut laidOut : chunks) {
                try (PDDocument document = PdfFormat.open(laidOut.pdf().toFile())) {
                    new PdfPages(job, document, PdfPages.Trust.OWN).read(before, queue);
                }
                Files.delete(laidOut.pdf());
                before += laidOut.pages();
            }
        } catch (IOException e) {
            throw new ReadingStoppedException(FailureCode.INTERNAL, "reading the pages laid out", e);
        }
    }
}
