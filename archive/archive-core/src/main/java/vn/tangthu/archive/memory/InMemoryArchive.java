package vn.tangthu.archive.memory;

import java.time.Clock;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.accounts.UnitCorrections;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Drafts;
import vn.tangthu.archive.casefile.OldDrafts;
import vn.tangthu.archive.casefile.ProposalDecisions;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.archive.imports.Imports;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.subject.SubjectReader;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.catalogue.Catalogue;

/** All ports of the system of record over one memory and one lock, so that each change is one transaction. */
public final class InMemoryArchive {
    private final InMemoryAuditTrail auditTrail;
    private final InMemoryWorkQueue workQueue;
    private final RecordRegistry registry;
    private final ReadingDesk readingDesk;
    private final Accounts accounts;
    private final Tokens tokens;
    private final InMemoryUnits units;
    private final InMemoryCaseFiles caseFiles;
    private final InMemoryImports imports;
    private final InMemoryDrafts drafts;
    private final ProposalDecisions proposalDecisions;
    private final Subjects subjects;

    private static final class Shipped {
        static final Catalogue CATALOGUE = Catalogue.load();
    }

    /** With the catalogue that ships with the product. */
    public InMemoryArchive(Clock clock) {
        this(clock, Shipped.CATALOGUE);
    }

    public InMemoryArchive(Clock clock, Catalogue catalogue) {
        Object lock = new Object();
        auditTrail = new InMemoryAuditTrail(lock, clock);
        workQueue = new InMemoryWorkQueue(lock, clock);
        units = new InMemoryUnits(auditTrail);
        Holdings holdings = new Holdings();
        readingDesk = new InMemoryReadingDesk(lock, holdings, auditTrail, workQueue, clock);
        accounts = new InMemoryAccounts(lock, auditTrail, clock);
        tokens = new InMemoryTokens(lock, auditTrail, clock);
        SubjectReader reader = new SubjectReader(catalogue);
        caseFiles = new InMemoryCaseFiles(lock, auditTrail, workQueue, clock, reader);
        registry = new InMemoryRecordRegistry(lock, holdings, caseFiles, auditTrail, workQueue, clock);
        subjects = new InMemorySubjects(lock, caseFiles, auditTrail, workQueue, clock, reader);
        imports = new InMemoryImports(lock, auditTrail, workQueue, clock);
        drafts = new InMemoryDrafts(lock, auditTrail, clock);
        proposalDecisions = new InMemoryProposalDecisions(lock, caseFiles, auditTrail, clock);
    }

    public RecordRegistry registry() {
        return registry;
    }

    public ReadingDesk readingDesk() {
        return readingDesk;
    }

    public UnitCorrections unitCorrections() {
        return units;
    }

    public OldDrafts oldDrafts() {
        return drafts;
    }

    public AuditTrail auditTrail() {
        return auditTrail;
    }

    public WorkQueue workQueue() {
        return workQueue;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Tokens tokens() {
        return tokens;
    }

    public Units units() {
        return units;
    }

    public CaseFiles caseFiles() {
        return caseFiles;
    }

    public Subjects subjects() {
        return subjects;
    }

    public Imports imports() {
        return imports;
    }

    public ImportRuns importRuns() {
        return imports;
    }

    public CaseFileLists caseFileLists() {
        return caseFiles;
    }

    public Drafts drafts() {
        return drafts;
    }

    public ProposalDecisions proposalDecisions() {
        return proposalDecisions;
    }

    public CaseFileDesk caseFileDesk() {
        return caseFiles;
    }

    /** The trail with its door open, to see whether tampering is found. */
    InMemoryAuditTrail openTrail() {
        return auditTrail;
    }
}
