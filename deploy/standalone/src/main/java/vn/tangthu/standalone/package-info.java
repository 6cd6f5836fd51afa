/** The standalone profile: one process, its own PostgreSQL, Lucene, two folders as the two media. */
@NullMarked
package vn.tangthu.standalone;

import org.jspecify.annotations.NullMarked;
