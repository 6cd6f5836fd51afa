package vn.tangthu.archive.registry;

import java.time.Instant;
import vn.tangthu.archive.document.Metadata;

/**
 * One version of the metadata.
 *
 * @param version from 1
 * @param reason why it was corrected; empty for the first
 */
public record MetadataVersion(long version, Metadata metadata, Instant at, String by, String reason) {}
