/** Values of fields: what people type, the one form in which it is kept, and the form in which it is shown. */
@NullMarked
package vn.tangthu.catalogue.value;

import org.jspecify.annotations.NullMarked;
