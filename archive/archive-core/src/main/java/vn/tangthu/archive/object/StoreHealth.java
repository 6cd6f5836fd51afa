package vn.tangthu.archive.object;

/**
 * Health of one store, found by asking it now.
 *
 * @param usable it can be read, and takes writes and gives them back, now or a short while ago
 * @param freeBytes room left, or -1 where the store does not tell
 * @param detail why it is not usable; empty otherwise
 */
public record StoreHealth(String store, boolean usable, long freeBytes, String detail) {}
