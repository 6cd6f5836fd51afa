/** Taking documents in: object first, registry second, receipt last. */
@NullMarked
package vn.tangthu.ingest.intake;

import org.jspecify.annotations.NullMarked;
