package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tangthu.archive.contract.CaseSamples.PRISONER;
import static vn.tangthu.archive.contract.CaseSamples.caseFile;
import static vn.tangthu.archive.contract.CaseSamples.mayEnter;
import static vn.tangthu.archive.contract.Samples.HERE;
import static vn.tangthu.archive.contract.Samples.HERE_ONLY;
import static vn.tangthu.archive.contract.Samples.digest;
import static vn.tangthu.archive.contract.Samples.event;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.contract.ImportsContract;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFile;
import vn.tangthu.archive.imports.ImportId;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.imports.NewImport;

class PostgresImportsTest implements ImportsContract {
    @Override
    public ImportArchive openImports(Clock clock) {
        TestDatabase database = new TestDatabase();
        PostgresImports imports = new PostgresImports(database.application(), clock);
        return new ImportArchive(PostgresArchiveTest.open(database, clock), imports, imports);
    }

    /** What a crash in the middle of a step leaves: nothing of rows, trail, work and progress. */
    @Test
    void aStepIsOneTransaction() {
        try (ImportArchive archive = openImports(new TestClock())) {
            NewImport sent =
                    new NewImport(ImportId.random(), PRISONER, HERE, new ImportFile(digest("file"), "ví dụ.csv", 4));
            archive.imports().add(HERE_ONLY, sent, event(Action.IMPORT_SENT));
            archive.runs().checkBegun(sent.id(), new ImportTable("csv", "UTF-8", List.of(), List.of("Họ và tên")));
            archive.runs().checkDone(sent.id());
            archive.imports().order(HERE_ONLY, sent.id(), ImportOrder.CONFIRM, event(Action.IMPORT_ORDERED));
            Import before = archive.runs().find(sent.id()).orElseThrow();
            int entries =
                    archive.archive().trail().readAll(AuditQuery.newest(100)).size();

            assertThatThrownBy(() -> archive.runs().write(sent.id(), 0, 3, List.of(), () -> {
                        archive.archive()
                                .caseFiles()
                                .openAll(
                                        HERE_ONLY,
                                        mayEnter(PRISONER, HERE),
                                        List.of(caseFile(HERE)),
                                        event(Action.RECORDS_IMPORTED));
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");

            assertThat(archive.runs().find(sent.id())).contains(before);
            assertThat(archive.archive().caseFiles().list(HERE_ONLY, CaseFileFilter.all(), 9))
                    .isEmpty();
            assertThat(archive.archive().trail().readAll(AuditQuery.newest(100)))
                    .hasSize(entries);
            assertThat(archive.archive().queue().depth()).hasSize(1);
            assertThat(archive.runs().write(sent.id(), 0, 3, List.of(), () -> new ImportCounts(1, 0, 0)))
                    .isTrue();
            assertThat(archive.archive().trail().verify()).isInstanceOf(ChainCheck.Intact.class);
        }
    }
}
