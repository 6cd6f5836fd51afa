package vn.tangthu.archive.casefile;

import java.time.Instant;
import vn.tangthu.archive.access.UnitCode;

/**
 * One version of a case file.
 *
 * @param reason why it was made; empty for the first
 */
public record CaseFileVersion(
        long version, UnitCode unit, CaseContents contents, boolean deleted, Instant at, String by, String reason) {}
