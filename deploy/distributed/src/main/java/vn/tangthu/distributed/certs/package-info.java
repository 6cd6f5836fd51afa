/** The small internal certificate authority behind {@code ./tangthu certs}. */
@NullMarked
package vn.tangthu.distributed.certs;

import org.jspecify.annotations.NullMarked;
