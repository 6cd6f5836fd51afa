/**
 * Reading a form from its scan (circular, Article 6.1.a): proposals for the fields of a record out of the text of its papers,
 * and where record and paper disagree. Nothing here writes anything: what is proposed is worked out anew from the stored
 * pages each time, and becomes part of a record only when an officer enters it.
 */
@NullMarked
package vn.tangthu.ingest.proposal;

import org.jspecify.annotations.NullMarked;
