/** The audit trail for inspectors: page, CSV and API; reading it is audited too. */
@NullMarked
package vn.tangthu.archive.web.audit;

import org.jspecify.annotations.NullMarked;
