package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.search.Facet;
import vn.tangthu.search.definition.IndexDefinition;

/** The filter that is part of every request for a person. */
@FunctionalInterface
interface ScopeFilter {
    ScopeFilter UNITS = scope -> PageQueries.anyOf(
            IndexDefinition.field(Facet.UNIT),
            scope.units().stream().map(UnitCode::value).toList());

    /** Documents within the scope. */
    Query of(AccessScope scope);
}
