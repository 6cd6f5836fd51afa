package vn.tangthu.archive.registry;

/**
 * How much of what the filter covers can be found by a search: shown under every result list, because nothing is cut
 * silently.
 *
 * @param searchable documents in the index, the poor ones among them
 * @param poor searchable documents with at least one poorly recognised page
 * @param failed documents that could not be read
 * @param pending documents that wait or are being read
 */
public record Coverage(long searchable, long poor, long failed, long pending) {}
