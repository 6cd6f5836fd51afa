package vn.tangthu.archive.queue;

import vn.tangthu.archive.document.DocumentId;

/**
 * A claimed piece of work.
 *
 * @param attempt 1 for the first claim
 * @param generation grows whenever the same work is asked for again while it is under way
 */
public record Work(long id, WorkKind kind, DocumentId document, int attempt, long generation) {}
