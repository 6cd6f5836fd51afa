/** The distributed profile: ingest and search services apart, on PostgreSQL, an index cluster and two object stores. */
@NullMarked
package vn.tangthu.distributed;

import org.jspecify.annotations.NullMarked;
