package vn.tangthu.archive.memory;

import java.time.Clock;
import vn.tangthu.archive.contract.SystemOfRecordContract;
import vn.tangthu.archive.contract.TestArchive;

class InMemoryArchiveTest implements SystemOfRecordContract {
    @Override
    public TestArchive open(Clock clock) {
        return archive(clock);
    }

    static TestArchive archive(Clock clock) {
        return archive(new InMemoryArchive(clock));
    }

    static TestArchive archive(InMemoryArchive archive) {
        return new TestArchive(
                archive.registry(),
                archive.readingDesk(),
                archive.auditTrail(),
                archive.workQueue(),
                archive.accounts(),
                archive.tokens(),
                archive.units(),
                archive.caseFiles(),
                archive.caseFileDesk(),
                archive.subjects(),
                archive.openTrail()::tamper,
                () -> {});
    }
}
