/** Tables for people to open in a spreadsheet: CSV and XLSX, in which nothing is taken for a formula. */
@NullMarked
package vn.tangthu.archive.web.table;

import org.jspecify.annotations.NullMarked;
