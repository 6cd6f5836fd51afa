/** What the server and a reading child say to each other: JSON, one message a line. */
@NullMarked
package vn.tangthu.ingest.tika.protocol;

import org.jspecify.annotations.NullMarked;
