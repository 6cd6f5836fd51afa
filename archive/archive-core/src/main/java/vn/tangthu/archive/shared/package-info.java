/** What several processes over one system of record share besides its documents. */
@NullMarked
package vn.tangthu.archive.shared;

import org.jspecify.annotations.NullMarked;
