package vn.tangthu.archive.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.web.NavigationEntry;
import vn.tangthu.archive.web.access.Acts;
import vn.tangthu.archive.web.access.ApiPaths;
import vn.tangthu.archive.web.access.CurrentUser;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;

/** What the frame of a page shows; templates reach it as {@code @shell}. It never asks the database. */
@Component("shell")
public final class Shell {
    private final Navigation navigation;
    private final Catalogue catalogue;

    Shell(Navigation navigation, Catalogue catalogue) {
        this.navigation = navigation;
        this.catalogue = catalogue;
    }

    /** @param frugal leave out what needs a session: for pages that report that the database is gone */
    public View view(boolean frugal) {
        HttpServletRequest request = request();
        Locale locale = LocaleContextHolder.getLocale();
        CurrentUser user = frugal ? null : CurrentUser.of(request).orElse(null);
        String path = ApiPaths.path(request);
        String query = request.getQueryString();
        return new View(
                locale.getLanguage(),
                Theme.of(request),
                user,
                user == null ? null : purpose(user),
                user == null ? List.of() : links(user, path),
                query == null ? path : path + "?" + query,
                csrf(request, user, path, frugal));
    }

    /** A token makes a session; of the pages that anybody may see only the one for signing in has forms. */
    private static @Nullable CsrfToken csrf(
            HttpServletRequest request, @Nullable CurrentUser user, String path, boolean frugal) {
        boolean hasForms = !frugal && (user != null || path.equals("/sign-in"));
        return hasForms ? (CsrfToken) request.getAttribute(CsrfToken.class.getName()) : null;
    }

    /** The id under which this request stands in log and trail. */
    public String requestId() {
        return Acts.of(request()).request();
    }

    /** Of the links that the page lies under, the longest is the current one. */
    private List<Link> links(CurrentUser user, String path) {
        List<NavigationEntry> entries = navigation.visibleTo(user);
        int current = entries.stream()
                .map(NavigationEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .mapToInt(String::length)
                .max()
                .orElse(-1);
        return entries.stream()
                .map(entry -> new Link(
                        entry.messageKey(),
                        entry.href(),
                        entry.href().length() == current
                                && (path.equals(entry.href()) || path.startsWith(entry.href() + "/"))))
                .toList();
    }

    /** Name of a purpose in the language of the page; its code where the catalogue does not know it any more. */
    public String purposeName(String code) {
        return catalogue
                .purposes()
                .find(code)
                .map(CodeEntry::label)
                .map(label -> label.in(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    private @Nullable String purpose(CurrentUser user) {
        Purpose purpose = user.purpose();
        return purpose == null ? null : purposeName(purpose.code());
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** @param current whether the page shown lies under this link */
    public record Link(String messageKey, String href, boolean current) {}

    /**
     * @param language {@code vi} or {@code en}
     * @param purpose its name, or null before it was stated
     * @param here path and query of the page, to come back to
     * @param csrf null on pages without forms
     */
    public record View(
            String language,
            Theme theme,
            @Nullable CurrentUser user,
            @Nullable String purpose,
            List<Link> links,
            String here,
            @Nullable CsrfToken csrf) {
        /** Name of the person's unit in the language of the page. */
        public String unit() {
            return user == null ? "" : user.unit().in(Locale.forLanguageTag(language));
        }
    }
}
