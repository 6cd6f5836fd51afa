package vn.tangthu.archive.postgres;

import java.time.Clock;
import javax.sql.DataSource;
import vn.tangthu.archive.contract.ProposalDecisionsContract;
import vn.tangthu.catalogue.Catalogue;

class PostgresProposalDecisionsTest implements ProposalDecisionsContract {
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Override
    public Opened openDecisions(Clock clock) {
        TestDatabase database = new TestDatabase();
        DataSource source = database.application();
        return new Opened(
                new PostgresProposalDecisions(source, clock),
                new PostgresCaseFiles(source, clock, CATALOGUE),
                new PostgresAuditTrail(source, clock),
                database::close);
    }
}
