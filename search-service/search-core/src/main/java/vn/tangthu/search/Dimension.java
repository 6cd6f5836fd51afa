package vn.tangthu.search;

/** What results are counted and filtered by. */
public sealed interface Dimension permits Facet, AttributeField {}
