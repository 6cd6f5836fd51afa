/** What an index holds, said once for all engines. */
@NullMarked
package vn.tangthu.search.definition;

import org.jspecify.annotations.NullMarked;
