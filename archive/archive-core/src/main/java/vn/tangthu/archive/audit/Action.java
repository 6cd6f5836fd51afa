package vn.tangthu.archive.audit;

import java.util.Locale;

/** Kinds of audited acts. Stored by {@link #code()}: names may be added, never changed. */
public enum Action {
    SIGN_IN,
    SIGN_IN_FAILED,
    SIGN_OUT,
    PURPOSE_STATED,
    DENIED,
    UPLOADED,
    UPLOAD_REFUSED,
    CORRECTED,
    RETRIED,
    VIEWED,
    SEARCHED,
    DOWNLOADED,
    EXPORTED,
    RECEIPT_PRINTED,
    AUDIT_READ,
    ACCOUNT_CHANGED,
    TOKEN_ISSUED,
    TOKEN_REVOKED,
    COPY_REPAIRED,
    COPY_DAMAGED,
    READ_FAILED,
    READ_COMPLETED,
    RECORD_OPENED,
    RECORD_CHANGED,
    RECORD_DELETED,
    RECORD_RESTORED,
    IMPORT_SENT,
    IMPORT_ORDERED,
    DRAFT_KEPT,
    DRAFT_DISCARDED,
    RECORDS_IMPORTED,
    IMPORT_ENDED,
    SUBJECTS_MERGED,
    SUBJECTS_SPLIT,
    SUBJECTS_KEPT_APART,
    PROPOSAL_DECIDED,
    MOVED,
    UNITS_CORRECTED,
    INDEX_REBUILD_ASKED,
    STARTED,
    STOPPED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for an unknown code */
    public static Action ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
