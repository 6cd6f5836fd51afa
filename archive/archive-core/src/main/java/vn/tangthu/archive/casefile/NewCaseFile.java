package vn.tangthu.archive.casefile;

import vn.tangthu.archive.access.UnitCode;

/**
 * A case file to be opened.
 *
 * @param id chosen by the caller, so that opening it again opens nothing twice
 * @param contents in the forms in which values are kept, as {@link CaseFileRules} gives them
 */
public record NewCaseFile(
        CaseFileId id, SubjectId subject, String category, UnitCode unit, CaseContents contents, Standing standing) {}
