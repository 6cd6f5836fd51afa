package vn.tangthu.archive.subject;

import java.util.Collection;
import java.util.List;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.catalogue.Authority;

/**
 * What somebody wants to decide about subjects, checked as far as that can be done without looking.
 *
 * @param grants for {@link Authority.Right#UPDATE} over the category and unit of each case file
 * @param files each once
 * @param reason why, 1 to 500 characters
 */
public record DecisionRequest(Collection<EntryGrant> grants, List<CaseFileId> files, String reason, AuditEvent event) {
    private static final int LONGEST_REASON = 500;

    public DecisionRequest {
        grants = List.copyOf(grants);
        files = files.stream().distinct().toList();
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A decision names case files");
        }
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("A decision needs a reason of 1 to 500 characters");
        }
    }

    public boolean names(CaseFile file) {
        return files.contains(file.id());
    }

    /** @throws IllegalArgumentException if there is one only */
    public void requireTwoOrMore() {
        if (files.size() < 2) {
            throw new IllegalArgumentException("It takes two case files");
        }
    }

    /** @throws IllegalArgumentException if there are more, or one only */
    public void requireTwo() {
        if (files.size() != 2) {
            throw new IllegalArgumentException("It takes two case files");
        }
    }

    /** @throws IllegalArgumentException if there is no grant for one of them */
    public void requireGrants(Collection<CaseFile> named) {
        for (CaseFile file : named) {
            if (grants.stream()
                    .noneMatch(grant -> grant.covers(file.category(), file.unit(), Authority.Right.UPDATE))) {
                throw new IllegalArgumentException("A grant is missing");
            }
        }
    }
}
