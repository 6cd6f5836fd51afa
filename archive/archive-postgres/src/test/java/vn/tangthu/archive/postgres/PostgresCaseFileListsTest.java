package vn.tangthu.archive.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import vn.tangthu.archive.contract.CaseFileListsContract;
import vn.tangthu.catalogue.Catalogue;

class PostgresCaseFileListsTest implements CaseFileListsContract {
    @Override
    public Opened openLists(Clock clock) {
        TestDatabase database = new TestDatabase();
        DataSource source = database.application();
        return new Opened(
                new PostgresCaseFiles(source, clock, Catalogue.load()),
                new PostgresCaseFileLists(source),
                database::close);
    }
}
