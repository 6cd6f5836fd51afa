/** Where bytes rest: content-addressed stores and their mirror (circular, Article 7.2.c). */
@NullMarked
package vn.tangthu.archive.object;

import org.jspecify.annotations.NullMarked;
