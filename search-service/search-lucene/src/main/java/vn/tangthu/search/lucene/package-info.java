/** The search engine embedded in the process: Lucene, one index in one folder. */
@NullMarked
package vn.tangthu.search.lucene;

import org.jspecify.annotations.NullMarked;
