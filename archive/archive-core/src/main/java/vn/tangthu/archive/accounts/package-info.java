/** Ports to the accounts of people and the tokens of scripts. */
@NullMarked
package vn.tangthu.archive.accounts;

import org.jspecify.annotations.NullMarked;
