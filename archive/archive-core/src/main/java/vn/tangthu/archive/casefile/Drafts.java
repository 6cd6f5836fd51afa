package vn.tangthu.archive.casefile;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * Forms that people began. A draft belongs to the account that typed it: nobody else sees it or writes over it, and its owner
 * sees it as long as its unit lies in the scope. It is durable when {@link #save} returns. It is no record: where a case
 * file stands, what is found and what is counted knows nothing of drafts.
 */
public interface Drafts {
    /** Most drafts of one owner. */
    int MOST = 200;

    /**
     * Keeps a draft in place of what the owner's form said before.
     *
     * @param draft its time of saving is set by this
     * @param event written with the first save of a form alone: what is typed on is not an act of its own
     * @throws IllegalArgumentException if the unit lies outside the scope
     */
    Saved save(AccessScope scope, String owner, Draft draft, AuditEvent event);

    /** What became of a draft. */
    enum Saved {
        KEPT,
        /** Nothing was changed: this or a later edit of the form is kept already. */
        OLD,
        /** Nothing was changed: the owner has {@link #MOST} others, whatever units they belong to. */
        TOO_MANY
    }

    Optional<Draft> find(AccessScope scope, String owner, UUID form);

    /** Last saved first, equal moments by falling form. */
    List<Draft> list(AccessScope scope, String owner, int limit);

    /**
     * Throws a draft away.
     *
     * @return false, with nothing changed, if it cannot be seen
     */
    boolean discard(AccessScope scope, String owner, UUID form, AuditEvent event);

    /** What the form said was entered: its draft goes, if there is one. That entry has its place in the trail. */
    void sent(AccessScope scope, String owner, UUID form);
}
