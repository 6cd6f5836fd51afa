package vn.tangthu.archive.contract;

import java.time.Clock;

/** What all contracts of the system of record start from. */
public interface ArchiveContract {
    /** A fresh archive without any document, account or unit, which takes its time from this clock. */
    TestArchive open(Clock clock);
}
