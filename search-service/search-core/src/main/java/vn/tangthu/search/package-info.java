/** Searching: the engine's port, its values, and the oracle that other engines are compared with. */
@NullMarked
package vn.tangthu.search;

import org.jspecify.annotations.NullMarked;
