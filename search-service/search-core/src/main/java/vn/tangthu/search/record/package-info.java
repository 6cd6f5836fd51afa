/** Case files in the index: what of them is searched, filtered and counted, as the catalogue says. */
@NullMarked
package vn.tangthu.search.record;

import org.jspecify.annotations.NullMarked;
