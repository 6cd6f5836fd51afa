package vn.tangthu.archive.casefile;

import vn.tangthu.archive.access.UnitCode;

/** How complete and how timely the case files of a unit in a category are. */
public record CaseFileCounts(UnitCode unit, String category, long files, long incomplete, long overdue) {}
