/** The system of record: what is archived, where it stands, and its history. */
@NullMarked
package vn.tangthu.archive.registry;

import org.jspecify.annotations.NullMarked;
