/** The ingest service: everything that comes in. */
@NullMarked
package vn.tangthu.ingest;

import org.jspecify.annotations.NullMarked;
