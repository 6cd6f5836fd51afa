/** The documents of the archive: values only. */
@NullMarked
package vn.tangthu.archive.document;

import org.jspecify.annotations.NullMarked;
