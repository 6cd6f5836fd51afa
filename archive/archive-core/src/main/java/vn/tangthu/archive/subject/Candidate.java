package vn.tangthu.archive.subject;

import vn.tangthu.archive.casefile.CaseFile;

/** A case file that may be about the same subject as another one. */
public record Candidate(CaseFile file, Match match) {}
