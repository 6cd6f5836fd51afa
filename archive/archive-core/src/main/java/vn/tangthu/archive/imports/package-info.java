/**
 * Records that come in files (CSV, XLSX): a file is checked as a whole first, somebody confirms, then its good rows go in, by
 * portions that can be counted, paused and taken up again.
 */
@NullMarked
package vn.tangthu.archive.imports;

import org.jspecify.annotations.NullMarked;
