/** What people and programs see and do of case files: forms made from the catalogue, record pages, versions, lists, API. */
@NullMarked
package vn.tangthu.ingest.records;

import org.jspecify.annotations.NullMarked;
