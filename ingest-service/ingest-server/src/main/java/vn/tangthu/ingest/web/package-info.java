/** Pages and API for everything that comes in. */
@NullMarked
package vn.tangthu.ingest.web;

import org.jspecify.annotations.NullMarked;
