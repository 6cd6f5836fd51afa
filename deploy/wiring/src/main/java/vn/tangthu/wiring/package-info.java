/** What both profiles are composed of: the system of record over PostgreSQL, its care, its parts, commands of its owner. */
@NullMarked
package vn.tangthu.wiring;

import org.jspecify.annotations.NullMarked;
