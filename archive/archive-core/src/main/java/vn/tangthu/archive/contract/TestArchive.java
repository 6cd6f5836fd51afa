package vn.tangthu.archive.contract;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.subject.Subjects;

/**
 * A fresh archive: all ports over one store.
 *
 * @param tamper replaces the stored audit entries, oldest first, as somebody with all rights on the store could; what is
 *     kept about the head of the trail stays
 * @param end called when the test is over
 */
public record TestArchive(
        RecordRegistry registry,
        ReadingDesk desk,
        AuditTrail trail,
        WorkQueue queue,
        Accounts accounts,
        Tokens tokens,
        Units units,
        CaseFiles caseFiles,
        CaseFileDesk caseFileDesk,
        Subjects subjects,
        Consumer<UnaryOperator<List<AuditEntry>>> tamper,
        Runnable end)
        implements AutoCloseable {
    public TestArchive with(RecordRegistry other) {
        return new TestArchive(
                other, desk, trail, queue, accounts, tokens, units, caseFiles, caseFileDesk, subjects, tamper, end);
    }

    public TestArchive with(ReadingDesk other) {
        return new TestArchive(
                registry, other, trail, queue, accounts, tokens, units, caseFiles, caseFileDesk, subjects, tamper, end);
    }

    public TestArchive with(AuditTrail other) {
        return new TestArchive(
                registry, desk, other, queue, accounts, tokens, units, caseFiles, caseFileDesk, subjects, tamper, end);
    }

    public TestArchive with(WorkQueue other) {
        return new TestArchive(
                registry, desk, trail, other, accounts, tokens, units, caseFiles, caseFileDesk, subjects, tamper, end);
    }

    public TestArchive with(CaseFiles other) {
        return new TestArchive(
                registry, desk, trail, queue, accounts, tokens, units, other, caseFileDesk, subjects, tamper, end);
    }

    public TestArchive withDesk(CaseFileDesk other) {
        return new TestArchive(
                registry, desk, trail, queue, accounts, tokens, units, caseFiles, other, subjects, tamper, end);
    }

    public TestArchive with(Subjects other) {
        return new TestArchive(
                registry, desk, trail, queue, accounts, tokens, units, caseFiles, caseFileDesk, other, tamper, end);
    }

    @Override
    public void close() {
        end.run();
    }
}
