package vn.tangthu.search.elasticsearch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchHealth;
import vn.tangthu.search.SearchRefusedException;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.SearchWriter;
import vn.tangthu.search.Total;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.elasticsearch.Indices.State;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryPlan;

/**
 * An index in an Elasticsearch cluster, shared by any number of processes.
 *
 * <p>The cluster is looked at before its first use: that every node that answers has our analysis plugin in our version,
 * and that the index is not of a newer schema. Where there is no index nothing can be read or written until {@code beginRebuild} or
 * {@code clear} has made one: what was lost must not look empty. An index of an older schema goes on answering until a
 * rebuild has filled a new one beside it.
 *
 * <p>The pages of one result come from one state of the index, kept for some time between them; after that from the index
 * as it is.
 */
public final class ElasticsearchSearchEngine implements SearchEngine {
    private final Cluster cluster;
    private final int schema;
    private final Snapshots snapshots;
    private final ScopeFilter scopeFilter;
    private final IndexSize size;
    private final SearchWriter writer;

    /** Makes an engine; nothing is asked of the cluster yet. {@link #check} does. */
    public ElasticsearchSearchEngine(ElasticsearchSettings settings) {
        this(settings, IndexDefinition.SCHEMA, ClusterCheck.ownVersion(), ScopeFilter.UNITS);
    }

    ElasticsearchSearchEngine(
            ElasticsearchSettings settings, int schema, String pluginVersion, ScopeFilter scopeFilter) {
        this.schema = schema;
        this.scopeFilter = scopeFilter;
        IndexNames names = new IndexNames(settings.index());
        cluster = new Cluster(settings, names, schema, pluginVersion);
        snapshots = new Snapshots(
                cluster.calls(), names.reading(), settings.limits().snapshotLife());
        size = new IndexSize(cluster.brisk(), names.reading(), IndexSize.LARGE);
        writer = new ElasticsearchSearchWriter(cluster);
    }

    /**
     * Looks whether the cluster can be used, for a start that should fail early.
     *
     * @throws SearchRefusedException if somebody must change something first
     * @throws SearchUnavailableException if it does not answer now
     */
    public void check() {
        Set<String> unused = cluster.check();
    }

    @Override
    public SearchWriter writer() {
        return writer;
    }

    @Override
    public SearchResult search(SearchRequest request) {
        if (request.scope().units().isEmpty()) {
            return new SearchResult(new Total(0, Total.Relation.EXACT), List.of(), new Facets(request).nothing(), null);
        }
        DocumentSearch search = new DocumentSearch(cluster.calls(), snapshots, scopeFilter, request);
        return cluster.ask(() -> search(search, request));
    }

    private SearchResult search(DocumentSearch search, SearchRequest request) {
        Cursor after = request.after();
        String kept = after == null ? "" : after.snapshot();
        return search.inKept(kept).orElseGet(() -> searchNow(search, request));
    }

    private SearchResult searchNow(DocumentSearch search, SearchRequest request) {
        if (request.size() == 0) {
            return search.in("");
        }
        String snapshot = snapshots.open();
        boolean kept = false;
        try {
            SearchResult result = search.in(snapshot);
            kept = result.next() != null;
            return result;
        } finally {
            if (!kept) {
                snapshots.close(snapshot);
            }
        }
    }

    @Override
    public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
        QueryPlan plan = QueryPlan.of(query);
        if (scope.units().isEmpty() || plan.matchesAll()) {
            return List.of();
        }
        DocumentMatches matches = new DocumentMatches(cluster.calls(), snapshots, scopeFilter, scope, plan, document);
        return cluster.ask(() -> {
            String snapshot = snapshots.open();
            try {
                return matches.in(snapshot);
            } finally {
                snapshots.close(snapshot);
            }
        });
    }

    @Override
    public Map<DocumentId, Long> versions(Collection<DocumentId> documents) {
        return cluster.ask(() -> newest().of(List.copyOf(documents)));
    }

    @Override
    public void forEachDocument(Consumer<DocumentId> consumer) {
        IndexedVersions newest = cluster.ask(this::newest);
        List<DocumentId> batch = cluster.ask(() -> newest.after(""));
        while (!batch.isEmpty()) {
            batch.forEach(consumer);
            String last = batch.getLast().toString();
            batch = cluster.ask(() -> newest.after(last));
        }
    }

    private IndexedVersions newest() {
        Indices indices = cluster.indices();
        return new IndexedVersions(
                cluster.calls(), indices.targets(indices.state()).getLast());
    }

    @Override
    public boolean needsRebuild() {
        return cluster.ask(() -> {
            State state = cluster.indices().state();
            String reading = state.reading();
            return state.building() == null
                    && (reading == null
                            || cluster.indices().schemaOf(reading) < schema
                            || cluster.indices().isEmpty(reading));
        });
    }

    @Override
    public boolean rebuilding() {
        return cluster.ask(() -> cluster.indices().state().building() != null);
    }

    /** Without one the nodes that are left answer from what they have, and take nothing in. */
    private static final String NO_MASTER =
            "Elasticsearch thiếu quá nửa số nút: tài liệu mới chưa vào chỉ mục; hãy khởi động lại các nút. / Elasticsearch"
                    + " lacks a majority of its nodes: nothing new comes into the index; start the nodes that are missing.";

    @Override
    public SearchHealth health() {
        try {
            SearchHealth answering = size.on(cluster.check());
            return cluster.hasMaster() ? answering : answering.but(NO_MASTER);
        } catch (SearchUnavailableException e) {
            return new SearchHealth("elasticsearch", false, 0, 0, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
