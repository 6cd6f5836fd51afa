/** Pages of administrators: accounts, tokens, units; and everybody's own password. */
@NullMarked
package vn.tangthu.archive.web.accounts;

import org.jspecify.annotations.NullMarked;
