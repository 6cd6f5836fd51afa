/** Port to the programs that read text out of files. */
@NullMarked
package vn.tangthu.archive.reading;

import org.jspecify.annotations.NullMarked;
