package vn.tangthu.archive.memory;

import java.time.Clock;
import vn.tangthu.archive.contract.ImportsContract;

class InMemoryImportsTest implements ImportsContract {
    @Override
    public ImportArchive openImports(Clock clock) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        return new ImportArchive(InMemoryArchiveTest.archive(archive), archive.imports(), archive.importRuns());
    }
}
