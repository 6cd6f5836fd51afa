package vn.tangthu.archive.registry;

import vn.tangthu.archive.document.DocumentId;

/**
 * A page of a document.
 *
 * @param page from 1
 */
public record PageRef(DocumentId document, int page) {}
