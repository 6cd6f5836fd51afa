package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.Facet;
import vn.tangthu.search.Filters;
import vn.tangthu.search.Hit;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.query.Query;
import vn.tangthu.search.query.QueryParser;

/** Finds documents of the scope that a case file could be tied to. */
@Component
class DocumentFinder {
    private static final int LIMIT = 12;
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final Filters DOCUMENTS = new Filters(Map.of(Facet.KIND, Set.of(EntryKind.DOCUMENT.code())));
    private final SearchEngine engine;
    private final RecordRegistry registry;
    private final AuditTrail trail;

    DocumentFinder(SearchEngine engine, RecordRegistry registry, AuditTrail trail) {
        this.engine = engine;
        this.registry = registry;
        this.trail = trail;
    }

    /** By number, words or id; without any, what the person uploaded last. */
    List<Document> find(Act act, String typed) {
        AccessScope scope = act.actor().scope();
        String text = typed.strip();
        if (text.isEmpty()) {
            DocumentFilter mine =
                    new DocumentFilter(null, null, null, null, null, act.actor().name(), null, null, null);
            return registry.list(scope, mine, LIMIT);
        }
        trail.append(new AuditEvent(act, Action.SEARCHED, "documents", Map.of("query", text)));
        Matcher id = ID.matcher(text);
        if (id.find()) {
            Optional<DocumentId> parsed = DocumentId.parse(id.group(1));
            return parsed.flatMap(one -> registry.find(scope, one)).stream().toList();
        }
        return search(scope, text.length() > Query.MAX_LENGTH ? text.substring(0, Query.MAX_LENGTH) : text);
    }

    private List<Document> search(AccessScope scope, String text) {
        List<DocumentId> ids =
                engine.search(new SearchRequest(scope, QueryParser.parse(text), DOCUMENTS, LIMIT, null)).hits().stream()
                        .map(Hit::document)
                        .toList();
        // The scope once more, by the register.
        Map<DocumentId, Document> found = new LinkedHashMap<>(registry.findAll(scope, ids));
        List<Document> result = new ArrayList<>();
        ids.forEach(one -> Optional.ofNullable(found.get(one)).ifPresent(result::add));
        return result;
    }
}
