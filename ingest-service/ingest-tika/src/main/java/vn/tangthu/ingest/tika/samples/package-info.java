/** Documents made by program, with known words at known places: for tests and for the demo archive. */
@NullMarked
package vn.tangthu.ingest.tika.samples;

import org.jspecify.annotations.NullMarked;
