/** What records of a category consist of: fields, statuses, events, deadlines, required documents, authority. */
@NullMarked
package vn.tangthu.catalogue.category;

import org.jspecify.annotations.NullMarked;
