/** Real Elasticsearch nodes for tests, in processes of their own, from jars that Maven has fetched. */
@NullMarked
package vn.tangthu.elasticsearch;

import org.jspecify.annotations.NullMarked;
