package vn.tangthu.archive.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.access.ApiPaths;

/** Writes problems as {@code application/problem+json} (RFC 9457), or hands them to the error page. */
@Component
public final class ProblemWriter {
    static final String ATTRIBUTE = Problem.class.getName();

    /** After how many seconds it is worth asking a service again that cannot answer now. */
    private static final String RETRY_AFTER = "10";

    private final Problems problems;
    private final LocaleResolver locales;
    private final JsonMapper json;

    ProblemWriter(Problems problems, LocaleResolver locales, JsonMapper json) {
        this.problems = problems;
        this.locales = locales;
        this.json = json;
    }

    /** As JSON, with the sentence {@code problem.CODE} of the message bundles. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        write(request, response, problems.of(status, code));
    }

    /** As JSON. */
    public void write(HttpServletRequest request, HttpServletResponse response, ApiProblem problem) throws IOException {
        write(request, response, problems.of(problem));
    }

    /** As JSON for programs and scripts, otherwise as the error page. */
    public void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        if (ApiPaths.wantsProblem(request)) {
            write(request, response, status, code);
        } else {
            request.setAttribute(ATTRIBUTE, problems.of(status, code));
            response.sendError(status.value());
        }
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Locale locale = locales.resolveLocale(request);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type());
        body.put("title", problem.title().in(locale));
        body.put("status", problem.status().value());
        body.put("detail", problem.detail().in(locale));
        body.put("code", problem.code());
        body.put("titleEn", problem.title().en());
        body.put("detailEn", problem.detail().en());
        body.put("request", String.valueOf(response.getHeader("X-Request-Id")));
        problem.members().forEach(body::putIfAbsent);
        prepare(response, problem);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static void prepare(HttpServletResponse response, Problem problem) {
        response.setStatus(problem.status().value());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        }
    }
}
