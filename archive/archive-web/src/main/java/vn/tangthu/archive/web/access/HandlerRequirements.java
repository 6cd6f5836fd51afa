package vn.tangthu.archive.web.access;

import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tangthu.archive.web.Open;
import vn.tangthu.archive.web.Requires;

/** What handlers declare about who may call them. */
public final class HandlerRequirements {
    private HandlerRequirements() {}

    /** Handlers of ours that declare nothing, and are therefore denied to everybody: for a test that expects none. */
    public static List<String> undeclared(RequestMappingHandlerMapping mapping) {
        return mapping.getHandlerMethods().values().stream()
                .filter(HandlerRequirements::isOurs)
                .filter(handler -> !isOpen(handler) && requirement(handler).isEmpty())
                .map(HandlerMethod::getShortLogMessage)
                .sorted()
                .toList();
    }

    static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith("vn.tangthu.");
    }

    static boolean isOpen(HandlerMethod handler) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)
                || (AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Open.class)
                        && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Requires.class));
    }

    static Optional<Requires> requirement(HandlerMethod handler) {
        Requires own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        return Optional.ofNullable(
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class));
    }
}
