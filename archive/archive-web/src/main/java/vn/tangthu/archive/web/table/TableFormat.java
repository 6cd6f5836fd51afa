package vn.tangthu.archive.web.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** Formats of tables that are handed out. */
public enum TableFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With its dot. */
    public String extension() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Begins a table; its rows go out as they come, so that any number of them needs no more memory than one.
     *
     * @param out stays open
     * @param heads rows that stand above all others, the first of them for people
     */
    public TableFile begin(OutputStream out, List<List<String>> heads) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(out, heads);
            case XLSX -> new XlsxFile(out, heads);
        };
    }
}
