/** The Vietnamese analysis as a stable plugin of Elasticsearch: the very classes that the embedded engine uses. */
@NullMarked
package vn.tangthu.elasticsearch.plugin;

import org.jspecify.annotations.NullMarked;
