/** Whole operations of the product, each beside a baseline that does the same work in the same run. */
@NullMarked
package vn.tangthu.benchmarks;

import org.jspecify.annotations.NullMarked;
