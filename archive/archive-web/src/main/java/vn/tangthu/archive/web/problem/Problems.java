package vn.tangthu.archive.web.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.tangthu.archive.object.NoSpace;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Label;

/** Turns exceptions and statuses into problems; texts come from the message bundles ({@code problem.*}). */
@Component
public final class Problems {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** The problem with this code, whose sentence has the message key {@code problem.CODE}. */
    public Problem of(HttpStatus status, String code, Object... arguments) {
        return new Problem(status, code, title(status), text("problem." + code, arguments), Map.of());
    }

    Problem of(ApiProblem problem) {
        return new Problem(
                problem.status(),
                problem.code(),
                title(problem.status()),
                new Label(problem.vietnamese(), problem.english()),
                problem.members());
    }

    /** The problem for a status alone, as the container reports it. */
    Problem of(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> of(status, "bad-request");
            case UNAUTHORIZED -> of(status, "sign-in-required");
            case FORBIDDEN -> of(status, "forbidden");
            case NOT_FOUND -> of(status, "not-found");
            case METHOD_NOT_ALLOWED -> of(status, "method-not-allowed");
            case NOT_ACCEPTABLE, UNSUPPORTED_MEDIA_TYPE -> of(status, "media-type-unsupported");
            case CONTENT_TOO_LARGE -> of(status, "too-large");
            case SERVICE_UNAVAILABLE -> of(status, "unavailable");
            default -> status.is4xxClientError() ? of(status, "bad-request") : of(status, "internal");
        };
    }

    Problem of(Throwable failure) {
        if (failure instanceof ApiProblem problem) {
            return of(problem);
        }
        if (isDatabaseUnreachable(failure)) {
            return of(HttpStatus.SERVICE_UNAVAILABLE, "database-unreachable");
        }
        return switch (failure) {
            case MaxUploadSizeExceededException e -> of(HttpStatus.CONTENT_TOO_LARGE);
            case MultipartException e when NoSpace.caused(e) -> of(HttpStatus.INSUFFICIENT_STORAGE, "storage-full");
            case MultipartException e -> of(HttpStatus.BAD_REQUEST, "upload-incomplete");
            case MissingServletRequestParameterException e -> parameter(e.getParameterName());
            case MissingRequestValueException e -> of(HttpStatus.BAD_REQUEST);
            case MethodArgumentTypeMismatchException e -> parameter(e.getName());
            case InvalidParameterException e ->
                of(
                        e.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                                ? HttpStatus.CONTENT_TOO_LARGE
                                : HttpStatus.BAD_REQUEST);
            case HttpMessageNotReadableException e when isTooLarge(e) -> of(HttpStatus.CONTENT_TOO_LARGE);
            case HttpMessageNotReadableException e -> of(HttpStatus.BAD_REQUEST, "body-unreadable");
            case ErrorResponse e -> of(status(e.getStatusCode()));
            default -> of(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }

    private Problem parameter(String name) {
        return of(HttpStatus.BAD_REQUEST, "parameter-invalid", name);
    }

    private static HttpStatus status(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    /** Whoever reads a body takes what the stream throws for a mistake in it. */
    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MaxUploadSizeExceededException) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDatabaseUnreachable(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 is a lost connection, 57P01 to 57P03 a server that stops or starts. */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }

    private Label title(HttpStatus status) {
        String key = "problem.title." + status.value();
        String fallback = status.is4xxClientError() ? "problem.title.400" : "problem.title.500";
        String vi = messages.getMessage(key, null, null, VIETNAMESE);
        return vi == null ? text(fallback) : text(key);
    }

    private Label text(String key, Object... arguments) {
        return new Label(
                messages.getMessage(key, arguments, VIETNAMESE), messages.getMessage(key, arguments, Locale.ENGLISH));
    }
}
