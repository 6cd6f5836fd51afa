/** The configuration file of the distributed profile: its keys, how they are read, and their reference. */
@NullMarked
package vn.tangthu.distributed.settings;

import org.jspecify.annotations.NullMarked;
