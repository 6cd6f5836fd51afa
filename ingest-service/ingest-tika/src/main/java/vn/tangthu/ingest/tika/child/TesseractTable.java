package vn.tangthu.ingest.tika.child;

/** Tesseract's table output: one row for each block, paragraph, line and word, twelve columns parted by tabs. */
final class TesseractTable {
    private static final String WORD_LEVEL = "5";
    private static final int COLUMNS = 12;

    private TesseractTable() {}

    static PageText parse(String table, int width, int height) {
        PageTextBuilder builder = new PageTextBuilder();
        String paragraph = "";
        String line = "";
        for (String row : table.split("\n")) {
            String[] cells = row.split("\t", COLUMNS);
            if (cells.length < COLUMNS || !cells[0].equals(WORD_LEVEL) || cells[11].isBlank()) {
                continue;
            }
            String ofParagraph = cells[2] + "/" + cells[3];
            String ofLine = ofParagraph + "/" + cells[4];
            builder.separate(
                    ofLine.equals(line)
                            ? PageTextBuilder.Break.SPACE
                            : ofParagraph.equals(paragraph)
                                    ? PageTextBuilder.Break.LINE
                                    : PageTextBuilder.Break.PARAGRAPH);
            paragraph = ofParagraph;
            line = ofLine;
            builder.word(cells[11], box(cells, width, height), confidence(cells[10]));
        }
        return builder.build();
    }

    private static Box box(String[] cells, int width, int height) {
        double left = Integer.parseInt(cells[6]);
        double top = Integer.parseInt(cells[7]);
        return new Box(
                left / width,
                top / height,
                (left + Integer.parseInt(cells[8])) / width,
                (top + Integer.parseInt(cells[9])) / height);
    }

    /** Per cent there, 0 to 1 here. */
    private static float confidence(String cell) {
        return (float) Math.max(0, Math.min(1, Double.parseDouble(cell) / 100));
    }
}
