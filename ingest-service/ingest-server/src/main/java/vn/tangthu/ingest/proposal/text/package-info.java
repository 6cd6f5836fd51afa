/** The text of scanned papers, prepared for finding values in it. */
@NullMarked
package vn.tangthu.ingest.proposal.text;

import org.jspecify.annotations.NullMarked;
