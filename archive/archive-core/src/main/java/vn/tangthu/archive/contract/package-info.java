/**
 * What every implementation of a port must do, as tests: a test class implements the interface of a contract and says how to
 * open what is tested. For tests only.
 */
@NullMarked
package vn.tangthu.archive.contract;

import org.jspecify.annotations.NullMarked;
