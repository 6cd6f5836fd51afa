/**
 * Structured records (hồ sơ): what is entered about a person's or legal person's sentence, by the rules of the catalogue, with
 * every version kept.
 */
@NullMarked
package vn.tangthu.archive.casefile;

import org.jspecify.annotations.NullMarked;
