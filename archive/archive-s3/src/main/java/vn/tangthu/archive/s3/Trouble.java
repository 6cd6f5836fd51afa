package vn.tangthu.archive.s3;

import vn.tangthu.archive.object.StoreFailure;

/** What can be wrong with a server or a bucket. */
public enum Trouble {
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** Connected, and no answer in time. */
    STALLED,
    /** The answer broke off in the middle. */
    BROKEN_OFF,
    /** The server answered that it cannot now. */
    BUSY,
    /** Something answers that does not speak S3. */
    NOT_S3,
    /** The server's certificate comes from an authority that is not trusted. */
    WRONG_AUTHORITY,
    /** The server's certificate is for another name or address. */
    WRONG_NAME,
    /** TLS failed otherwise, for example for want of a client certificate. */
    TLS,
    /** The files of {@link TlsFiles} cannot be used. */
    TLS_FILES,
    /** The credentials file cannot be used. */
    CREDENTIALS_FILE,
    /** The server does not know these keys. */
    WRONG_CREDENTIALS,
    /** The keys are known and may not do this. */
    DENIED,
    /** The clocks are too far apart. */
    CLOCK_SKEW,
    BUCKET_MISSING,
    /** The bucket holds something that is not this medium of this archive. */
    FOREIGN_BUCKET,
    /** No room. */
    FULL,
    /** No such object; the bucket is there. */
    NO_OBJECT,
    /** A condition of the request does not hold: the object is there, or is another. */
    CONDITION,
    /** The object is under a lock. */
    LOCKED,
    /** The server knows no such request. */
    NOT_OFFERED,
    /** Anything else that the server refuses. */
    REFUSED,
    /** It failed in a way that says nothing of the server's will. */
    UNCLEAR,
    /** The caller was told to stop; nothing is wrong with the server. */
    INTERRUPTED;

    /** Whether the same request may succeed a moment later. */
    boolean passing() {
        return this == UNREACHABLE || this == STALLED || this == BROKEN_OFF || this == BUSY;
    }

    /** Whether the server understood the request, and does not do it. */
    boolean refusal() {
        return this == DENIED || this == LOCKED || this == REFUSED;
    }

    /** Whether nobody answers: the next request is better not made at once. */
    boolean silent() {
        return this == UNREACHABLE || this == STALLED;
    }

    StoreFailure.Kind kind() {
        return this == FULL ? StoreFailure.Kind.FULL : StoreFailure.Kind.UNREACHABLE;
    }
}
