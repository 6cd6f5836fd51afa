package vn.tangthu.archive.web.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.shell.Times;

/**
 * The filter as typed: query parameters of the page, of the CSV and of the API alike.
 *
 * @param actor account name
 * @param action code of an action
 * @param object object of the act, for example {@code document:…}
 * @param from first day, {@code 2026-01-31}, in Vietnamese time
 * @param until last day, likewise
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String from,
        @Nullable String until) {
    AuditFilter {
        actor = orNull(actor);
        action = orNull(action);
        object = orNull(object);
        from = orNull(from);
        until = orNull(until);
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @throws ApiProblem 400 for an unknown action or a day that is none */
    AuditQuery query(@Nullable Long before, int size) {
        if (size < 1 || size > 1000) {
            throw invalid("size");
        }
        if (facts().values().stream().anyMatch(text -> text.chars().anyMatch(Character::isISOControl))) {
            throw invalid("text");
        }
        return new AuditQuery(actor, knownAction(), object, startOf(from, 0), startOf(until, 1), before, size);
    }

    private @Nullable String knownAction() {
        if (action == null) {
            return null;
        }
        try {
            return Action.ofCode(action).code();
        } catch (IllegalArgumentException e) {
            throw caused(invalid("action"), e);
        }
    }

    private static @Nullable Instant startOf(@Nullable String day, int plusDays) {
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day)
                    .plusDays(plusDays)
                    .atStartOfDay(Times.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw caused(invalid("date"), e);
        }
    }

    private static ApiProblem caused(ApiProblem problem, Exception cause) {
        problem.initCause(cause);
        return problem;
    }

    private static ApiProblem invalid(String what) {
        return new ApiProblem(
                HttpStatus.BAD_REQUEST,
                "audit-filter-invalid",
                "Bộ lọc nhật ký không đúng (" + what
                        + "): ngày có dạng 2026-01-31, hành động là mã trong danh sách, size từ 1 đến 1000.",
                "The audit filter is wrong (" + what
                        + "): days look like 2026-01-31, an action is a code of the list, size is 1 to 1000.");
    }

    /** What was looked for, to be written into the trail. */
    Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        put(facts, "actor", actor);
        put(facts, "action", action);
        put(facts, "object", object);
        put(facts, "from", from);
        put(facts, "until", until);
        return facts;
    }

    /** Path and query that show the same filter. */
    String link(String path, @Nullable Long before) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath(path);
        Map<String, String> facts = facts();
        facts.keySet().forEach(name -> link.queryParam(name, "{" + name + "}"));
        if (before != null) {
            link.queryParam("before", before);
        }
        return link.encode().buildAndExpand(facts).toUriString();
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
