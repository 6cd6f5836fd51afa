package vn.tangthu.archive.imports;

import vn.tangthu.archive.access.UnitCode;

/** An import that somebody sends; its file is in the store already. */
public record NewImport(ImportId id, String category, UnitCode unit, ImportFile file) {}
