package vn.tangthu.ingest.tika.child;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import vn.tangthu.vietnamese.LegacyEncoding;

/** The part of a document that is laid out in one go. */
final class Chunk {
    private static final DocumentBuilder BUILDER = builder();
    private static final int NARROW_COLUMNS = 7;
    private static final int COLUMN = 26;
    private static final int WIDEST_SHEET = 5000;
    private final Document document = BUILDER.newDocument();
    private final Element style = document.createElement("style");
    private final Element body = document.createElement("body");
    private final List<Text> texts = new ArrayList<>();
    private final List<Element> rows = new ArrayList<>();
    private final List<Element> tables = new ArrayList<>();
    private int weight;

    Chunk() {
        Element html = document.createElement("html");
        Element head = document.createElement("head");
        document.appendChild(html);
        html.appendChild(head);
        head.appendChild(style);
        html.appendChild(body);
    }

    private static DocumentBuilder builder() {
        try {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    Element body() {
        return body;
    }

    Element append(Element parent, String name) {
        Element element = document.createElement(name);
        parent.appendChild(element);
        if (name.equals("tr")) {
            rows.add(element);
        } else if (name.equals("table")) {
            tables.add(element);
        }
        weight += 10;
        return element;
    }

    void append(Element parent, String text, boolean countAsText) {
        Text node = document.createTextNode(text);
        parent.appendChild(node);
        if (countAsText) {
            texts.add(node);
        }
        weight += text.length();
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Characters, and some for each element. */
    int weight() {
        return weight;
    }

    /**
     * Ready to be laid out, once.
     *
     * @param sheet a table too wide for A4 gets a larger sheet of the same shape
     */
    Document finish(boolean sheet) {
        repair();
        rows.forEach(Chunk::dropEmptyEnd);
        int columns = declareColumns();
        style.appendChild(document.createTextNode(pageStyle(sheet ? columns : 0) + ChunkStyle.CSS));
        return document;
    }

    /** All texts together tell their encoding better than each alone; one a line keeps them apart. */
    private void repair() {
        String joined =
                texts.stream().map(text -> text.getData().replace('\n', ' ')).collect(Collectors.joining("\n"));
        String repaired = LegacyEncoding.repair(joined);
        if (repaired.equals(joined)) {
            return;
        }
        String[] parts = repaired.split("\n", -1);
        for (int i = 0; i < parts.length && parts.length == texts.size(); i++) {
            texts.get(i).setData(parts[i]);
        }
    }

    private static void dropEmptyEnd(Element row) {
        for (Node last = row.getLastChild();
                last != null && last.getTextContent().isBlank();
                last = row.getLastChild()) {
            row.removeChild(last);
        }
    }

    /** Else columns that the first row lacks would be laid out beyond the sheet. */
    private int declareColumns() {
        IdentityHashMap<Node, Integer> columns = new IdentityHashMap<>();
        for (Element row : rows) {
            columns.merge(row.getParentNode(), width(row), Math::max);
        }
        for (Element table : tables) {
            Element group = document.createElement("colgroup");
            for (int i = 0; i < columns.getOrDefault(table, 0); i++) {
                group.appendChild(document.createElement("col"));
            }
            table.insertBefore(group, table.getFirstChild());
        }
        return columns.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int width(Element row) {
        int width = 0;
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
            String span = cell instanceof Element element ? element.getAttribute("colspan") : "";
            width += span.isEmpty() ? 1 : Integer.parseInt(span);
        }
        return width;
    }

    private static String pageStyle(int columns) {
        if (columns <= NARROW_COLUMNS) {
            return ChunkStyle.page(210, 297);
        }
        int width = Math.min(WIDEST_SHEET, Math.max(297, columns * COLUMN));
        return ChunkStyle.page(width, width * 210 / 297);
    }
}
