/** Vietnamese text: normal form, syllables with offsets, the Lucene analysis made of them, and old encodings. */
@NullMarked
package vn.tangthu.vietnamese;

import org.jspecify.annotations.NullMarked;
