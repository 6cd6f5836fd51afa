package vn.tangthu.archive.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import vn.tangthu.archive.access.Operation;

/**
 * Who may call a handler: a signed-in account or token whose roles allow at least one of the operations; with none
 * named, signing in is enough. On the method, or on the class for all its methods (the method's own one wins).
 *
 * <p>A handler with neither this nor {@link Open} is denied to everybody.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Operation[] value() default {};

    /** Whether a purpose of access must have been stated; only pages that show no data may go without. */
    boolean purpose() default true;
}
