package vn.tangthu.ingest.tika.child;

/** How documents without pages of their own look on paper. */
final class ChunkStyle {
    static final String CSS = """
            body { font-family: 'Archive Serif', 'Archive Sans'; font-size: 11pt; line-height: 1.35; margin: 0;
                   word-wrap: break-word; }
            p { margin: 0 0 6pt 0; }
            h1 { font-size: 15pt; } h2 { font-size: 13pt; } h3, h4, h5, h6 { font-size: 11pt; }
            h1, h2, h3, h4, h5, h6 { margin: 8pt 0 4pt 0; }
            table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 4pt 0; }
            td, th { border: 0.4pt solid #999; padding: 2pt 3pt; vertical-align: top; text-align: left; font-size: 9pt; }
            td p, th p { margin: 0; }
            pre, .line { font-family: 'Archive Mono', 'Archive Sans'; font-size: 9pt; white-space: pre-wrap; margin: 0; }
            .blank { height: 9pt; margin: 0; }
            .new-page { page-break-before: always; }
            """;

    private ChunkStyle() {}

    /** Of sheets, in millimetres. */
    static String page(int width, int height) {
        return "@page { size: " + width + "mm " + height + "mm; margin: 18mm 16mm; }\n";
    }
}
