package vn.tangthu.archive.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;

/** The {@link Act} of a request. Handlers get it as a method parameter; this is for filters and for views. */
public final class Acts {
    /** The unit of acts before signing in; no real unit bears it. */
    public static final UnitCode NO_UNIT = new UnitCode("-");

    /** Stands for whoever has not signed in. */
    private static final Actor NOBODY = new Actor("anonymous", Set.of(), NO_UNIT, AccessScope.none());

    private Acts() {}

    /** The act of the signed-in caller, otherwise of nobody. */
    public static Act of(HttpServletRequest request) {
        return CurrentUser.of(request)
                .map(user -> new Act(user.actor(), user.purpose(), channel(request), RequestIdFilter.idOf(request)))
                .orElseGet(() -> new Act(NOBODY, null, channel(request), RequestIdFilter.idOf(request)));
    }

    private static String channel(HttpServletRequest request) {
        return ApiPaths.isApi(request) ? "api" : "web";
    }
}
