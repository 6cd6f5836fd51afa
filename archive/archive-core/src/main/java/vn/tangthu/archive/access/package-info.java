/** Who may do what, in which units and for which purpose (circular, Articles 4, 10.1 and 16.2). */
@NullMarked
package vn.tangthu.archive.access;

import org.jspecify.annotations.NullMarked;
