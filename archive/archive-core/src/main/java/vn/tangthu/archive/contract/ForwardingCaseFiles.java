package vn.tangthu.archive.contract;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileChange;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;

/** Passes everything on; mutants and fault runs override what they spoil. */
public class ForwardingCaseFiles implements CaseFiles {
    private final CaseFiles files;

    public ForwardingCaseFiles(CaseFiles files) {
        this.files = files;
    }

    @Override
    public CaseFile open(AccessScope scope, EntryGrant grant, NewCaseFile file, AuditEvent event) {
        return files.open(scope, grant, file, event);
    }

    @Override
    public int openAll(AccessScope scope, EntryGrant grant, List<NewCaseFile> all, AuditEvent event) {
        return files.openAll(scope, grant, all, event);
    }

    @Override
    public Optional<CaseFile> find(AccessScope scope, CaseFileId id) {
        return files.find(scope, id);
    }

    @Override
    public Map<CaseFileId, CaseFile> findAll(AccessScope scope, Collection<CaseFileId> ids) {
        return files.findAll(scope, ids);
    }

    @Override
    public List<CaseFile> list(AccessScope scope, CaseFileFilter filter, int limit) {
        return files.list(scope, filter, limit);
    }

    @Override
    public CaseFileChange change(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            CaseContents contents,
            Standing standing,
            UnitCode unit,
            String reason,
            AuditEvent event) {
        return files.change(scope, grant, id, expectedVersion, contents, standing, unit, reason, event);
    }

    @Override
    public CaseFileChange setDeleted(
            AccessScope scope,
            EntryGrant grant,
            CaseFileId id,
            long expectedVersion,
            boolean deleted,
            String reason,
            AuditEvent event) {
        return files.setDeleted(scope, grant, id, expectedVersion, deleted, reason, event);
    }

    @Override
    public List<CaseFileVersion> versions(AccessScope scope, CaseFileId id) {
        return files.versions(scope, id);
    }

    @Override
    public List<CaseFileCounts> counts(AccessScope scope, LocalDate today) {
        return files.counts(scope, today);
    }
}
