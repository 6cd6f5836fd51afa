/** Work that a machine still owes a document. */
@NullMarked
package vn.tangthu.archive.queue;

import org.jspecify.annotations.NullMarked;
