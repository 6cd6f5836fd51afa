package vn.tangthu.archive.web.problem;

import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import vn.tangthu.catalogue.Label;

/**
 * What went wrong, for people and programs.
 *
 * @param code stable; also the last part of the problem's {@code type}
 * @param title the kind of problem, the same for every problem of its status
 * @param detail what happened and what to do, without any person's data
 * @param members further members for programs
 */
public record Problem(HttpStatus status, String code, Label title, Label detail, Map<String, Object> members) {
    /** The problem in the other language than the one asked for, for pages that show both. */
    public String otherDetail(Locale locale) {
        return detail.in(locale.getLanguage().equals("en") ? Locale.forLanguageTag("vi") : Locale.ENGLISH);
    }

    public String type() {
        return "urn:tangthu:problem:" + code;
    }

    /** As an error page in the shell; one that reports a fault of ours asks for nothing that may be broken. */
    ModelAndView page() {
        return new ModelAndView(
                "problem", Map.of("problem", this, "status", status.value(), "frugal", status.is5xxServerError()));
    }
}
