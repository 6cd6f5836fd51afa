/** State of the parts: live, ready, and each part by name. */
@NullMarked
package vn.tangthu.archive.web.health;

import org.jspecify.annotations.NullMarked;
