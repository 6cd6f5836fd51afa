package vn.tangthu.archive.web;

import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Operation;

/**
 * One link of the header. Declare it as a bean; {@code /} leads to the visible entry with the smallest order.
 *
 * @param messageKey key of its name in the message bundles
 * @param href path, beginning with a slash
 * @param requires the operation a person's roles must allow, or null for everybody who is signed in
 * @param order place in the header: daily work 100 to 499, oversight 500 to 799, administration from 800
 */
public record NavigationEntry(
        String messageKey, String href, @Nullable Operation requires, int order) {
    public NavigationEntry {
        if (!href.startsWith("/")) {
            throw new IllegalArgumentException("href must begin with a slash: " + href);
        }
    }
}
