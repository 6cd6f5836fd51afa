package vn.tangthu.ingest.tika.child;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Keeps of a parser's XHTML what stands on paper: blocks, tables, lists and emphasis, without any attribute but the span
 * of a cell. Links, images, scripts and styles never get any further.
 */
final class MarkupHandler extends DefaultHandler {
    private static final Set<String> KEPT = Set.of(
            "p",
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "tr",
            "td",
            "th",
            "ul",
            "ol",
            "li",
            "pre",
            "blockquote",
            "b",
            "i",
            "u",
            "strong",
            "em",
            "br",
            "dl",
            "dt",
            "dd",
            "sup",
            "sub");
    private static final Set<String> DROPPED =
            Set.of("head", "script", "style", "object", "embed", "iframe", "svg", "math");
    private static final Set<String> NEW_PAGE = Set.of("page", "slide", "slide-content", "slideshow-slide");
    private static final int MOST_COLUMNS = 100;

    /** Deeper nesting is flattened: it carries no meaning, and laying it out would exhaust the stack. */
    private static final int DEEPEST = 60;

    private enum Kind {
        KEPT,
        TRANSPARENT,
        DROPPED
    }

    private final Job job;
    private final PaginatedText pages;
    private final Deque<Kind> open = new ArrayDeque<>();
    private @Nullable MailHeader header;
    private int depth;
    private int dropped;

    /** @param header written above the first text, or null */
    MarkupHandler(Job job, PaginatedText pages, @Nullable MailHeader header) {
        this.job = job;
        this.pages = pages;
        this.header = header;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        job.link().progress();
        String name = localName.toLowerCase(Locale.ROOT);
        if (DROPPED.contains(name) || dropped > 0) {
            open.push(Kind.DROPPED);
            dropped++;
            return;
        }
        writeHeader();
        String cssClass = attributes.getValue("class");
        if (startsPage(name, cssClass)) {
            pages.newPage();
        }
        if (KEPT.contains(name) && depth < DEEPEST) {
            open.push(Kind.KEPT);
            depth++;
            pages.open(name, "", columns(attributes.getValue("colspan")));
        } else {
            open.push(Kind.TRANSPARENT);
        }
    }

    /** Slides and old sheets say so; of a new sheet its heading tells. */
    private boolean startsPage(String name, @Nullable String cssClass) {
        return (name.equals("div") && cssClass != null && NEW_PAGE.contains(cssClass))
                || (name.equals("h1") && pages.ofSheets());
    }

    private void writeHeader() {
        MailHeader first = header;
        if (first != null && !open.isEmpty() && open.size() >= 2) {
            header = null;
            first.write(pages);
        }
    }

    private static int columns(@Nullable String span) {
        if (span == null || !span.strip().matches("\\d{1,4}")) {
            return 1;
        }
        return Math.max(1, Math.min(MOST_COLUMNS, Integer.parseInt(span.strip())));
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (open.isEmpty()) {
            return;
        }
        switch (open.pop()) {
            case KEPT -> {
                depth--;
                pages.close();
            }
            case TRANSPARENT -> {}
            case DROPPED -> dropped--;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (dropped == 0) {
            pages.text(new String(characters, start, length));
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    @Override
    public void endDocument() {
        MailHeader unwritten = header;
        if (unwritten != null) {
            header = null;
            unwritten.write(pages);
        }
    }
}
