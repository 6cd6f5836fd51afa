/** The search engine in an Elasticsearch cluster that all services share. */
@NullMarked
package vn.tangthu.search.elasticsearch;

import org.jspecify.annotations.NullMarked;
