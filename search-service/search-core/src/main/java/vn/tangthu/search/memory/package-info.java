/** The oracle: a small engine that is plainly right, to compare the others with, and for tests. */
@NullMarked
package vn.tangthu.search.memory;

import org.jspecify.annotations.NullMarked;
