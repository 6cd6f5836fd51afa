package vn.tangthu.archive.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal with a stable code and a sentence in both languages that says what happened, where, and what to do. Thrown
 * from a handler it becomes an RFC 9457 problem for programs and a page in the shell for browsers. Texts must not hold
 * any person's data, and must not tell what lies outside the caller's scope.
 */
public final class ApiProblem extends RuntimeException {
    private final HttpStatus status;
    private final String code;
    private final String vietnamese;
    private final String english;

    /** Read by the thread alone that threw it. */
    @SuppressWarnings("serial")
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** @param code stable, lower case with hyphens, for example {@code document-not-found} */
    public ApiProblem(HttpStatus status, String code, String vietnamese, String english) {
        super(code + ": " + english);
        this.status = status;
        this.code = code;
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }

    /**
     * With a further member for programs (RFC 9457, extension members).
     *
     * @param value something that becomes JSON
     */
    public ApiProblem with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
