package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.PageRef;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.Cursor;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

/**
 * Searches for pages and API. The engine finds; the registry and the case files decide once more what may be seen; the trail
 * keeps who asked what and why.
 */
@Component
public class SearchDesk {
    private final SearchEngine engine;
    private final RecordRegistry registry;
    private final CaseFiles caseFiles;
    private final FieldFilters fieldFilters;
    private final Catalogue catalogue;
    private final AuditTrail audit;

    SearchDesk(
            SearchEngine engine,
            RecordRegistry registry,
            CaseFiles caseFiles,
            FieldFilters fieldFilters,
            Catalogue catalogue,
            AuditTrail audit) {
        this.engine = engine;
        this.registry = registry;
        this.caseFiles = caseFiles;
        this.fieldFilters = fieldFilters;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /**
     * Runs a search in the caller's scope and audits it.
     *
     * @throws ApiProblem if a field is not known, or its value cannot be read
     */
    Found search(Act act, SearchForm form, AskedFields asked) {
        AccessScope scope = act.actor().scope();
        Query query = QueryParser.parse(form.text());
        FieldFilters.Understood understood = fieldFilters.understand(form, asked);
        if (!understood.refused().isEmpty()) {
            throw understood.refused().getFirst();
        }
        SearchRequest request = new SearchRequest(
                scope, query, understood.filters(), understood.countedFields(), form.limit(), form.cursor());
        SearchResult result = answering(() -> engine.search(request));
        audit.append(new AuditEvent(act, Action.SEARCHED, null, detail(form, asked, result)));
        return new Found(
                result.total(),
                entries(scope, result.hits()),
                result.facets(),
                registry.coverage(scope, coverageFilter(understood.filters())),
                encode(result.next()));
    }

    /**
     * Every hit in one document with its rectangles, page by page.
     *
     * @param found a document that the caller may read; the index knows by the unit alone who may, and not by case files
     */
    public List<PageHits> hits(Act act, String text, Document found) {
        DocumentId document = found.id();
        AccessScope keeper = AccessScope.of(found.metadata().unit());
        Query query = QueryParser.parse(text);
        List<PageMatch> matches = answering(() -> engine.matches(keeper, query, document));
        audit.append(new AuditEvent(
                act,
                Action.SEARCHED,
                "document:" + document,
                Map.of("query", text, "found", Integer.toString(matches.size()))));
        Map<PageRef, Page> pages = registry.pages(
                act.actor().scope(),
                matches.stream()
                        .map(match -> new PageRef(document, match.page()))
                        .toList());
        List<PageHits> result = new ArrayList<>(matches.size());
        for (PageMatch match : matches) {
            Page page = pages.get(new PageRef(document, match.page()));
            if (page != null) {
                result.add(new PageHits(match.page(), Rectangles.of(page.words(), match.spans())));
            }
        }
        return result;
    }

    /**
     * Hits on one page.
     *
     * @param hits for each hit its rectangles
     */
    public record PageHits(int page, List<List<Rectangle>> hits) {}

    private static <T> T answering(Supplier<T> question) {
        try {
            return question.get();
        } catch (SearchUnavailableException e) {
            throw new ApiProblem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "search-unavailable",
                    "Chỉ mục tìm kiếm tạm thời không trả lời. Hãy thử lại sau ít phút; nếu vẫn vậy, báo cán bộ chuyên trách.",
                    "The search index does not answer for the moment. Try again in some minutes; if that does not help, tell the custodian.");
        }
    }

    private List<FoundEntry> entries(AccessScope scope, List<Hit> hits) {
        Set<PageRef> refs = hits.stream()
                .filter(hit -> !hit.spans().isEmpty())
                .map(hit -> new PageRef(hit.document(), hit.page()))
                .collect(Collectors.toSet());
        Map<PageRef, Page> pages = registry.pages(scope, refs);
        Map<DocumentId, Document> documents =
                registry.findAll(scope, hits.stream().map(Hit::document).toList());
        Map<CaseFileId, CaseFile> files =
                caseFiles.findAll(scope, hits.stream().map(SearchDesk::caseFile).toList());
        List<FoundEntry> result = new ArrayList<>(hits.size());
        for (Hit hit : hits) {
            Document document = documents.get(hit.document());
            CaseFile file = files.get(caseFile(hit));
            if (document != null) {
                result.add(new FoundDocument(hit, document, boxes(hit, pages)));
            } else if (file != null && !file.deleted()) {
                result.add(FoundRecord.of(hit, file, catalogue.category(file.category())));
            }
        }
        return result;
    }

    /** The case file that a hit stands for, if it is none of a document. */
    private static CaseFileId caseFile(Hit hit) {
        return new CaseFileId(hit.document().value());
    }

    private static List<Rectangle> boxes(Hit hit, Map<PageRef, Page> pages) {
        Page page = pages.get(new PageRef(hit.document(), hit.page()));
        if (page == null) {
            return List.of();
        }
        return Rectangles.of(page.words(), hit.spans()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, String> detail(SearchForm form, AskedFields asked, SearchResult result) {
        Map<String, String> detail = new TreeMap<>();
        detail.put("query", form.text());
        detail.put("found", Long.toString(result.total().value()));
        for (Facet facet : Facet.values()) {
            List<String> chosen = form.chosen(facet);
            if (!chosen.isEmpty()) {
                detail.put(facet.name().toLowerCase(java.util.Locale.ROOT), String.join(",", chosen));
            }
        }
        asked.values().forEach((code, values) -> detail.put(AskedFields.PREFIX + code, String.join(",", values)));
        return detail;
    }

    /** The coverage line speaks of the same part of the archive as the result, where one value a facet was chosen. */
    private static DocumentFilter coverageFilter(Filters filters) {
        String unit = only(filters, Facet.UNIT);
        String year = only(filters, Facet.YEAR);
        return new DocumentFilter(
                only(filters, Facet.CATEGORY),
                unit == null || !unit.matches("[A-Za-z0-9._-]{1,40}") ? null : new UnitCode(unit),
                only(filters, Facet.TYPE),
                year == null || !year.matches("\\d{4}") ? null : Integer.valueOf(year),
                null,
                null,
                null,
                null,
                null);
    }

    private static @Nullable String only(Filters filters, Facet facet) {
        Set<String> values = filters.of(facet);
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private static @Nullable String encode(@Nullable Cursor cursor) {
        return cursor == null ? null : cursor.encode();
    }
}
