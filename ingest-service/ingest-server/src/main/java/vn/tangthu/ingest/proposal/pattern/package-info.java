/** What values of each type look like on paper. */
@NullMarked
package vn.tangthu.ingest.proposal.pattern;

import org.jspecify.annotations.NullMarked;
