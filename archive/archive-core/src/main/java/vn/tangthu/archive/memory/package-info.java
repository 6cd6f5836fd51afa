/** The archive in memory: the reference for what the ports mean, and the store of quick tests. Nothing survives it. */
@NullMarked
package vn.tangthu.archive.memory;

import org.jspecify.annotations.NullMarked;
