package vn.tangthu.archive.registry;

/** Number of documents and pages for one value of a dimension. */
public record FigureRow(String value, long documents, long pages) {}
