/** S3 servers for tests, in processes of their own: real ones wherever they can be had, and what can go wrong between. */
@NullMarked
package vn.tangthu.s3servers;

import org.jspecify.annotations.NullMarked;
