package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.catalogue.Label;

/**
 * The account or token behind a request, read anew for every request: a change of roles, unit or the tree of units takes
 * effect at once.
 *
 * @param displayName name for the screen
 * @param unit name of the unit; its code in both languages where the tree does not know it
 * @param mustChangePassword the person may do nothing but set an own password
 * @param purpose as stated in this session or carried by the token; null before that
 */
public record CurrentUser(
        Actor actor,
        String displayName,
        Label unit,
        boolean mustChangePassword,
        @Nullable Purpose purpose) {
    private static final String ATTRIBUTE = CurrentUser.class.getName();

    /** The caller; empty before sign-in. */
    public static Optional<CurrentUser> of(HttpServletRequest request) {
        return Optional.ofNullable((CurrentUser) request.getAttribute(ATTRIBUTE));
    }

    public boolean may(Operation operation) {
        return actor.may(operation);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static void detachFrom(HttpServletRequest request) {
        request.removeAttribute(ATTRIBUTE);
    }

    List<GrantedAuthority> authorities() {
        return Stream.concat(
                        actor.roles().stream().map(role -> "ROLE_" + role.name()),
                        actor.roles().stream()
                                .flatMap(role -> role.operations().stream())
                                .distinct()
                                .map(Operation::name))
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
    }
}
