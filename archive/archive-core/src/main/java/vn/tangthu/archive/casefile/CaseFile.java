package vn.tangthu.archive.casefile;

import java.time.Instant;
import vn.tangthu.archive.access.UnitCode;

/**
 * A case file (hồ sơ): what one unit keeps about one sentence or measure of one subject.
 *
 * @param category code of the catalogue's list {@code categories}
 * @param unit the unit that keeps it; decides who may see it
 * @param version raised by every change
 * @param deleted taken out by somebody, with a reason; it can be brought back
 */
public record CaseFile(
        CaseFileId id,
        SubjectId subject,
        String category,
        UnitCode unit,
        long version,
        CaseContents contents,
        Standing standing,
        Instant openedAt,
        String openedBy,
        Instant changedAt,
        String changedBy,
        boolean deleted) {}
