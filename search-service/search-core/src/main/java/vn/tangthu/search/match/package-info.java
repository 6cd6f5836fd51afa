/** Whether and where a page matches, worked out from its text: by the oracle, and by engines that keep no offsets. */
@NullMarked
package vn.tangthu.search.match;

import org.jspecify.annotations.NullMarked;
