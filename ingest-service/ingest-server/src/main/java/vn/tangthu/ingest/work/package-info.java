/** The workers that replicate, read and index what was taken in. */
@NullMarked
package vn.tangthu.ingest.work;

import org.jspecify.annotations.NullMarked;
