package vn.tangthu.search.definition;

/** The analysed fields of a page. */
public enum PageField {
    /** The page's text; its matches are highlighted. */
    TEXT("text", Analysis.SYLLABLES, true, true),
    /** The page's text once more, by pairs of neighbours; for scoring only. */
    PAIRS("pairs", Analysis.PAIRS, false, false),
    /** The title of the page's document. */
    TITLE("title", Analysis.SYLLABLES, true, false);

    /** How a text becomes terms. */
    public enum Analysis {
        /** {@code VietnameseAnalyzer} */
        SYLLABLES,
        /** {@code VietnamesePairAnalyzer} */
        PAIRS
    }

    private final String fieldName;
    private final Analysis analysis;
    private final boolean positions;
    private final boolean highlighted;

    PageField(String fieldName, Analysis analysis, boolean positions, boolean highlighted) {
        this.fieldName = fieldName;
        this.analysis = analysis;
        this.positions = positions;
        this.highlighted = highlighted;
    }

    public String fieldName() {
        return fieldName;
    }

    public Analysis analysis() {
        return analysis;
    }

    /** Whether terms are looked for in sequence; else only their number counts. */
    public boolean positions() {
        return positions;
    }

    /** Whether the engine must be able to give the text and the offsets of terms in it. */
    public boolean highlighted() {
        return highlighted;
    }
}
