/**
 * Subjects: which case files are about the same person or legal person, what speaks for it, and what people decided. The tie
 * stands beside the contents of case files and never changes them.
 */
@NullMarked
package vn.tangthu.archive.subject;

import org.jspecify.annotations.NullMarked;
