/** The catalogue: what records consist of, code lists, units, purposes and laws, as data (YAML) with a typed model. */
@NullMarked
package vn.tangthu.catalogue;

import org.jspecify.annotations.NullMarked;
