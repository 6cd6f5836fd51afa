package vn.tangthu.archive.audit;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;

/**
 * Who acts, why, and from where: carried from the edge to the trail with every operation.
 *
 * @param purpose null only where none can be known yet (sign-in, denial before sign-in, the machine's own acts)
 * @param channel {@code web}, {@code api}, {@code command-line} or {@code system}
 * @param request id of the request that caused the act; acts of one user action share it
 */
public record Act(Actor actor, @Nullable Purpose purpose, String channel, String request) {}
