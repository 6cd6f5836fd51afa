package vn.tangthu.ingest.tika.child;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import vn.tangthu.archive.document.FailureCode;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.ingest.tika.protocol.TableLimits;

/** The cells of a sheet (ECMA-376, 18.3.1): values only, never a formula. */
final class SheetCells extends DefaultHandler {
    private final StringPool shared;
    private final CellFormats formats;
    private final RowSink sink;
    private final TableLimits limits;
    private final StringBuilder text = new StringBuilder();
    private List<String> cells = new ArrayList<>();
    private Map<Integer, TableRow.Trouble> troubles = new HashMap<>();
    private int row;
    private int column = -1;
    private String type = "n";
    private int style;
    private boolean inValue;
    private boolean inAid;

    SheetCells(StringPool shared, CellFormats formats, RowSink sink, TableLimits limits) {
        this.shared = shared;
        this.formats = formats;
        this.sink = sink;
        this.limits = limits;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        switch (name) {
            case "row" -> {
                int number = number(attributes.getValue("r"), row + 1);
                if (number <= row) {
                    throw new SAXException("rows out of order");
                }
                row = number;
                column = -1;
                cells = new ArrayList<>();
                troubles = new HashMap<>();
            }
            case "c" -> {
                String reference = attributes.getValue("r");
                column = reference == null ? column + 1 : columnOf(reference);
                String given = attributes.getValue("t");
                type = given == null ? "n" : given;
                style = number(attributes.getValue("s"), -1);
                text.setLength(0);
            }
            case "v", "t" -> inValue = true;
            case "rPh" -> inAid = true;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "row" -> hand();
            case "c" -> cell();
            case "v", "t" -> inValue = false;
            case "rPh" -> inAid = false;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inValue && !inAid) {
            text.append(characters, start, length);
        }
    }

    private void cell() throws SAXException {
        if (text.isEmpty()) {
            return;
        }
        if (column < 0 || column >= limits.columns()) {
            throw stopped(new ReadingStoppedException(
                    FailureCode.TABLE_TOO_LARGE, "more than " + limits.columns() + " columns"));
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value(text.toString()));
        if (type.equals("e")) {
            troubles.put(column, TableRow.Trouble.ERROR_VALUE);
        }
    }

    private String value(String raw) throws SAXException {
        return switch (type) {
            case "s" -> shared(raw);
            case "inlineStr", "str" -> CellText.unescaped(raw);
            case "b" -> raw.equals("1") ? "true" : "false";
            case "n" -> formats.number(raw, style);
            default -> raw;
        };
    }

    private String shared(String raw) throws SAXException {
        try {
            return shared.get(Integer.parseInt(raw.strip()));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new SAXException("a shared text that is not there", e);
        }
    }

    private void hand() throws SAXException {
        try {
            sink.row(row, cells, troubles);
        } catch (ReadingStoppedException e) {
            throw stopped(e);
        }
    }

    private static SAXException stopped(ReadingStoppedException reason) {
        SAXException wrapped = new SAXException(reason);
        // Of the two kinds of cause that a SAXException has, everybody looks at this one.
        if (wrapped.getCause() == null) {
            wrapped.initCause(reason);
        }
        return wrapped;
    }

    private static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** A column from 0; beyond every limit where the reference is none. */
    private static int columnOf(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && i < 6 && Character.isLetter(reference.charAt(i))) {
            column = column * 26 + (Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
            i++;
        }
        return i == 0 || column < 0 ? Integer.MAX_VALUE : column - 1;
    }
}
