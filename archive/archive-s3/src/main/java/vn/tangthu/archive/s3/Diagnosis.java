package vn.tangthu.archive.s3;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.InvalidResponseException;
import io.minio.errors.ServerException;
import io.minio.messages.ErrorResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Finds out what a failed request means. */
final class Diagnosis {
    private static final Set<String> UNKNOWN_KEYS = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidSecretAccessKey",
            "AuthorizationHeaderMalformed",
            "InvalidToken");
    private static final Set<String> BUSY = Set.of(
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "ServiceUnavailable",
            "RequestTimeout",
            "InternalError",
            "XMinioServerNotInitialized",
            // Damaged on the way.
            "BadDigest",
            "XAmzContentSHA256Mismatch",
            "XAmzContentChecksumMismatch");
    private static final Set<String> FULL =
            Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded");
    private static final Set<String> LOCKED = Set.of("ObjectLocked", "WORMProtected");

    /** How OkHttp says that the thread was interrupted while it read. */
    private static final String INTERRUPTED = "interrupted";
    /** How OkHttp says that a call was ended on this side, which {@link LeastPace} alone does. */
    private static final Set<String> ENDED_HERE = Set.of("Canceled", "Socket closed", "Socket is closed");

    private final Wording wording;

    Diagnosis(Wording wording) {
        this.wording = wording;
    }

    S3Exception of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            S3Exception found = known(cause, failure);
            if (found != null) {
                return found;
            }
        }
        return exception(Trouble.UNCLEAR, message(failure), failure);
    }

    /** What a server said of one of many things in an answer that is good on the whole. */
    S3Exception of(ErrorResponse error) {
        String code = String.valueOf(error.code());
        return exception(trouble(code, String.valueOf(error.message()), 0), code, null);
    }

    private @Nullable S3Exception known(Throwable cause, Throwable failure) {
        return switch (cause) {
            case S3Exception already -> already;
            case UncheckedIOException wrapped -> null;
            case ErrorResponseException answer -> answered(answer);
            case InvalidResponseException answer -> answeredOtherwise(answer);
            case ServerException answer -> exception(Trouble.BUSY, "HTTP " + answer.statusCode(), answer);
            case SSLPeerUnverifiedException name -> exception(Trouble.WRONG_NAME, "", name);
            case SSLException tls -> tls(tls);
            case SocketTimeoutException late -> exception(late(late), message(late), late);
            case InterruptedException stopped -> exception(Trouble.INTERRUPTED, "", stopped);
            case InterruptedIOException stopped
            when INTERRUPTED.equals(message(stopped)) -> exception(Trouble.INTERRUPTED, "", stopped);
            case InterruptedIOException stopped -> exception(Trouble.STALLED, message(stopped), stopped);
            case ProtocolException broken -> exception(Trouble.BROKEN_OFF, message(broken), null);
            case IOException ended
            when ENDED_HERE.contains(message(ended)) -> exception(Trouble.STALLED, "too slow", ended);
            case IOException broken ->
                broken.getCause() == null ? exception(Trouble.UNREACHABLE, message(broken), failure) : null;
            default -> null;
        };
    }

    private S3Exception answered(ErrorResponseException answer) {
        ErrorResponse error = answer.errorResponse();
        String code = String.valueOf(error.code());
        Trouble trouble =
                trouble(code, String.valueOf(error.message()), answer.response().code());
        return trouble == Trouble.CLOCK_SKEW
                ? new S3Exception(trouble, wording.clocks(answer.response().header("Date")), null)
                : exception(trouble, code, null);
    }

    private static Trouble trouble(String code, String message, int status) {
        if (UNKNOWN_KEYS.contains(code)) {
            return Trouble.WRONG_CREDENTIALS;
        }
        if (FULL.contains(code) || status == 507 || message.contains("No space left on device")) {
            return Trouble.FULL;
        }
        if (LOCKED.contains(code) || message.contains("WORM protected")) {
            return Trouble.LOCKED;
        }
        if (BUSY.contains(code)) {
            return Trouble.BUSY;
        }
        return switch (code) {
            case "RequestTimeTooSkewed" -> Trouble.CLOCK_SKEW;
            case "AccessDenied", "AllAccessDisabled" -> Trouble.DENIED;
            case "NoSuchBucket" -> Trouble.BUCKET_MISSING;
            case "NotImplemented" -> Trouble.NOT_OFFERED;
            case "NoSuchKey", "NoSuchVersion" -> Trouble.NO_OBJECT;
            case "PreconditionFailed", "ConditionalRequestConflict" -> Trouble.CONDITION;
            default -> status < 500 ? Trouble.REFUSED : status == 501 ? Trouble.NOT_OFFERED : Trouble.BUSY;
        };
    }

    private S3Exception answeredOtherwise(InvalidResponseException answer) {
        // The status is in the message alone; a proxy in front of a server that is down answers so.
        String message = message(answer).toLowerCase(Locale.ROOT);
        boolean passing = message.contains("response code: 502")
                || message.contains("response code: 503")
                || message.contains("response code: 504");
        return exception(passing ? Trouble.BUSY : Trouble.NOT_S3, "", null);
    }

    private S3Exception tls(SSLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathBuilderException || cause instanceof CertPathValidatorException) {
                return exception(Trouble.WRONG_AUTHORITY, message(cause), failure);
            }
            if (cause instanceof CertificateException && message(cause).contains("subject alternative")) {
                return exception(Trouble.WRONG_NAME, "", failure);
            }
        }
        return exception(Trouble.TLS, message(failure), failure);
    }

    private static Trouble late(SocketTimeoutException late) {
        return message(late).toLowerCase(Locale.ROOT).contains("connect") ? Trouble.UNREACHABLE : Trouble.STALLED;
    }

    private S3Exception exception(Trouble trouble, String detail, @Nullable Throwable cause) {
        return new S3Exception(trouble, wording.of(trouble, detail), cause);
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
