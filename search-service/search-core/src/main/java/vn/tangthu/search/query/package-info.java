/** What people ask for, parsed. */
@NullMarked
package vn.tangthu.search.query;

import org.jspecify.annotations.NullMarked;
