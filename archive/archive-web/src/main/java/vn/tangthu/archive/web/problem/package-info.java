/** Refusals and failures: RFC 9457 problems for programs, pages in the shell for browsers, in both languages. */
@NullMarked
package vn.tangthu.archive.web.problem;

import org.jspecify.annotations.NullMarked;
