/** Objects on a server that speaks S3: the store, and the check of what such a server promises. */
@NullMarked
package vn.tangthu.archive.s3;

import org.jspecify.annotations.NullMarked;
