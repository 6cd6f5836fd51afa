/** The catalogue: categories, document types, units and purposes, as data (YAML) with a typed model. */
@NullMarked
package vn.tangthu.catalogue;

import org.jspecify.annotations.NullMarked;
