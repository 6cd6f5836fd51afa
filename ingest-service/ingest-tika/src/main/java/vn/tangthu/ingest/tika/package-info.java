/** Reading text out of files nobody trusts, in child processes: the side of the server. */
@NullMarked
package vn.tangthu.ingest.tika;

import org.jspecify.annotations.NullMarked;
