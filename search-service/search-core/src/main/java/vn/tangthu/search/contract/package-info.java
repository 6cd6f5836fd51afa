/** What every search engine must do, as tests and as data. */
@NullMarked
package vn.tangthu.search.contract;

import org.jspecify.annotations.NullMarked;
