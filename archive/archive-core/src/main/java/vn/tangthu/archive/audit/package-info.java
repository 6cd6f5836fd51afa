/** The trail of every act, chained by hashes (circular, Article 9.4). */
@NullMarked
package vn.tangthu.archive.audit;

import org.jspecify.annotations.NullMarked;
