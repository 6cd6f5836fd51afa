package vn.tangthu.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.mapping.DynamicMapping;
import co.elastic.clients.elasticsearch._types.mapping.IndexOptions;
import co.elastic.clients.elasticsearch._types.mapping.Property;
import co.elastic.clients.elasticsearch._types.mapping.TypeMapping;
import co.elastic.clients.elasticsearch.indices.IndexSettings;
import co.elastic.clients.elasticsearch.indices.PutIndexTemplateRequest;
import co.elastic.clients.json.JsonData;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.tangthu.search.Facet;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.definition.PageField;

/** The template of our indexes, made from the definition that all engines share. */
final class IndexTemplate {
    static final String SCHEMA = "schema";

    /** Pages of one document at most; a protection of Elasticsearch that a long file must not run into. */
    private static final long MOST_PAGES = 1_000_000;

    /** Pages of one document looked at in one request: {@link DocumentMatches} walks through them. */
    private static final int MOST_INNER_HITS = 1_000_000;

    private static final String SIMILARITY = "pages";

    private final ElasticsearchSettings settings;

    IndexTemplate(ElasticsearchSettings settings) {
        this.settings = settings;
    }

    PutIndexTemplateRequest request(IndexNames names, int schema) {
        return PutIndexTemplateRequest.of(r -> r.name(names.template(schema))
                .indexPatterns(names.pattern(schema))
                .priority(500L)
                // Only we make our indexes: a write to one that was lost must fail, not make a new one.
                .allowAutoCreate(false)
                .template(t -> t.settings(indexSettings()).mappings(mapping(schema))));
    }

    private IndexSettings indexSettings() {
        return IndexSettings.of(s -> s.numberOfShards(Integer.toString(settings.shards()))
                .autoExpandReplicas("0-" + settings.replicas())
                // Each write makes itself visible; nothing else may move the state that searches see.
                .refreshInterval(i -> i.time("-1"))
                // What was taken out may come back in any version.
                .gcDeletes(t -> t.time("0s"))
                .maxInnerResultWindow(MOST_INNER_HITS)
                .mapping(m -> m.nestedObjects(n -> n.limit(MOST_PAGES)))
                .similarity(
                        SIMILARITY,
                        similarity -> similarity.bm25(bm25 -> bm25.k1((double) IndexDefinition.K1)
                                .b((double) IndexDefinition.B)
                                .discountOverlaps(IndexDefinition.DISCOUNT_OVERLAPS))));
    }

    private static TypeMapping mapping(int schema) {
        Map<String, Property> page = new LinkedHashMap<>();
        page.put(IndexDefinition.NUMBER, Property.of(p -> p.integer(n -> n.index(false))));
        page.put(PageField.TITLE.fieldName(), text(PageField.TITLE, Map.of()));
        page.put(
                PageField.TEXT.fieldName(),
                text(PageField.TEXT, Map.of(PageField.PAIRS.fieldName(), text(PageField.PAIRS, Map.of()))));
        Map<String, Property> document = new LinkedHashMap<>();
        document.put(Fields.DOCUMENT, Property.of(p -> p.keyword(k -> k.index(false))));
        document.put(Fields.DOCUMENT_VERSION, Property.of(p -> p.long_(n -> n.index(false))));
        document.put(
                Fields.STORED_TITLE,
                Property.of(p -> p.keyword(
                        k -> k.index(false).docValues(d -> d.enabled(false)).store(true))));
        document.putAll(values());
        document.put(
                Fields.PAGES,
                Property.of(p -> p.nested(n -> n.dynamic(DynamicMapping.Strict).properties(page))));
        return TypeMapping.of(m -> m.dynamic(DynamicMapping.Strict)
                // Pages are stored one by one: showing one must not read a document of a thousand.
                .source(s -> s.enabled(false))
                .meta(SCHEMA, JsonData.of(schema))
                .properties(document));
    }

    /** What documents are filtered and counted by. */
    static Map<String, Property> values() {
        Map<String, Property> values = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            values.put(IndexDefinition.field(facet), Property.of(p -> p.keyword(k -> k)));
        }
        // One field for all of them: the catalogue may have any number.
        values.put(IndexDefinition.ATTRIBUTES, Property.of(p -> p.flattened(f -> f)));
        return values;
    }

    private static Property text(PageField field, Map<String, Property> more) {
        return Property.of(p -> p.text(t -> {
            t.analyzer(analyzer(field.analysis()))
                    .indexOptions(field.positions() ? IndexOptions.Positions : IndexOptions.Freqs)
                    .similarity(SIMILARITY)
                    .store(field.highlighted());
            return more.isEmpty() ? t : t.fields(more);
        }));
    }

    private static String analyzer(PageField.Analysis analysis) {
        return switch (analysis) {
            case SYLLABLES -> "tangthu_syllables";
            case PAIRS -> "tangthu_pairs";
        };
    }
}
