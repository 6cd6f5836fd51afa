package vn.tangthu.archive.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import vn.tangthu.archive.contract.CaseFileListsContract;

class PostgresCaseFileListsTest implements CaseFileListsContract {
    @Override
    public Opened openLists(Clock clock) {
        TestDatabase database = new TestDatabase();
        DataSource source = database.application();
        return new Opened(new PostgresCaseFiles(source, clock), new PostgresCaseFileLists(source), database::close);
    }
}
