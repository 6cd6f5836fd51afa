/** Records that come in files: what the columns mean, what is wrong with rows, and the worker that writes the good ones. */
@NullMarked
package vn.tangthu.ingest.imports;

import org.jspecify.annotations.NullMarked;
