/** The search service: everything that goes out. */
@NullMarked
package vn.tangthu.search.server;

import org.jspecify.annotations.NullMarked;
