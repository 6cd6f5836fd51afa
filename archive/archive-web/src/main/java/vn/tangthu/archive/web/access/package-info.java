/** Who calls: sign-in, bearer tokens, sessions, purposes, and the check of every handler's requirement. */
@NullMarked
package vn.tangthu.archive.web.access;

import org.jspecify.annotations.NullMarked;
