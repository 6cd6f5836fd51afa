package vn.tangthu.search.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.search.AttributeField;
import vn.tangthu.search.Dimension;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.PageMatch;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchResult;
import vn.tangthu.search.query.Query;

/** Engines with one fault each, as contracts that must fail. */
final class Mutants {
    private Mutants() {}

    /** The contract over one faulty engine. */
    abstract static class Contract implements SearchEngineContract {
        private final Supplier<SearchEngine> engines;

        Contract(Supplier<SearchEngine> engines) {
            this.engines = engines;
        }

        @Override
        public SearchEngine newEngine() {
            return engines.get();
        }
    }

    static final class NoFault extends Contract {
        NoFault() {
            super(MutantEngine::new);
        }
    }

    static final class DropsScopeInHits extends Contract {
        DropsScopeInHits() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult scoped = super.search(request);
                    SearchResult all = super.search(unscoped(request));
                    return new SearchResult(scoped.total(), all.hits(), scoped.facets(), scoped.next());
                }
            });
        }
    }

    static final class DropsScopeInFacets extends Contract {
        DropsScopeInFacets() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult scoped = super.search(request);
                    SearchResult all = super.search(unscoped(request));
                    return new SearchResult(scoped.total(), scoped.hits(), all.facets(), scoped.next());
                }
            });
        }
    }

    static final class DropsScopeInTotal extends Contract {
        DropsScopeInTotal() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult scoped = super.search(request);
                    SearchResult all = super.search(unscoped(request));
                    return new SearchResult(all.total(), scoped.hits(), scoped.facets(), scoped.next());
                }
            });
        }
    }

    static final class DropsScopeInMatches extends Contract {
        DropsScopeInMatches() {
            super(() -> new MutantEngine() {
                @Override
                public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
                    return super.matches(everything(), query, document);
                }
            });
        }
    }

    static final class DropsTheFieldFilter extends Contract {
        DropsTheFieldFilter() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    Map<Dimension, Set<String>> facets =
                            new HashMap<>(request.filters().values());
                    facets.keySet().removeIf(AttributeField.class::isInstance);
                    return super.search(
                            with(request, new Filters(facets, request.filters().required())));
                }
            });
        }
    }

    static final class DropsWhatIsRequired extends Contract {
        DropsWhatIsRequired() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    return super.search(
                            with(request, new Filters(request.filters().values())));
                }
            });
        }
    }

    static final class DropsTheScopeInCountsOfFields extends Contract {
        DropsTheScopeInCountsOfFields() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult scoped = super.search(request);
                    Map<Dimension, List<FacetCount>> facets = new HashMap<>(scoped.facets());
                    super.search(unscoped(request)).facets().forEach((dimension, counts) -> {
                        if (dimension instanceof AttributeField) {
                            facets.put(dimension, counts);
                        }
                    });
                    return new SearchResult(scoped.total(), scoped.hits(), facets, scoped.next());
                }
            });
        }
    }

    static final class CutsTheCountsOfAField extends Contract {
        CutsTheCountsOfAField() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult right = super.search(request);
                    Map<Dimension, List<FacetCount>> facets = new HashMap<>(right.facets());
                    request.counted().forEach(field -> facets.putIfAbsent(field, List.of()));
                    return new SearchResult(right.total(), right.hits(), facets, right.next());
                }
            });
        }
    }

    static final class LosesAWrite extends Contract {
        LosesAWrite() {
            super(() -> new MutantEngine() {
                @Override
                public void write(Collection<IndexedDocument> documents) {
                    super.write(documents.stream()
                            .limit(Math.max(1, documents.size() - 1))
                            .toList());
                }
            });
        }
    }

    static final class KeepsTheStaleCopy extends Contract {
        KeepsTheStaleCopy() {
            super(() -> new MutantEngine() {
                @Override
                public void write(Collection<IndexedDocument> documents) {
                    super.write(documents.stream()
                            .filter(document -> versions(List.of(document.id())).isEmpty())
                            .toList());
                }
            });
        }
    }

    static final class LetsTheLateWriteWin extends Contract {
        LetsTheLateWriteWin() {
            super(() -> new MutantEngine() {
                @Override
                public void write(Collection<IndexedDocument> documents) {
                    documents.forEach(document -> remove(document.id()));
                    super.write(documents);
                }
            });
        }
    }

    static final class NamesTheSameDocumentTwice extends Contract {
        NamesTheSameDocumentTwice() {
            super(() -> new MutantEngine() {
                @Override
                public void forEachDocument(Consumer<DocumentId> consumer) {
                    super.forEachDocument(consumer.andThen(consumer));
                }
            });
        }
    }

    static final class IgnoresRemoval extends Contract {
        IgnoresRemoval() {
            super(() -> new MutantEngine() {
                @Override
                public void remove(DocumentId id) {
                    versions(List.of(id));
                }
            });
        }
    }

    static final class KeepsTheOldIndex extends Contract {
        KeepsTheOldIndex() {
            super(() -> new MutantEngine() {
                @Override
                public void beginRebuild() {
                    needsRebuild();
                }
            });
        }
    }

    static final class LosesRemovalsDuringARebuild extends Contract {
        LosesRemovalsDuringARebuild() {
            super(() -> new MutantEngine() {
                @Override
                public void remove(DocumentId id) {
                    if (!rebuilding()) {
                        super.remove(id);
                    }
                }
            });
        }
    }

    static final class ShiftsSpansOfHits extends Contract {
        ShiftsSpansOfHits() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult result = super.search(request);
                    return new SearchResult(
                            result.total(),
                            result.hits().stream()
                                    .map(hit -> withSpans(hit, shifted(hit.spans())))
                                    .toList(),
                            result.facets(),
                            result.next());
                }
            });
        }
    }

    static final class ShiftsSpansEverywhere extends Contract {
        ShiftsSpansEverywhere() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult result = super.search(request);
                    return new SearchResult(
                            result.total(),
                            result.hits().stream()
                                    .map(hit -> withSpans(hit, shifted(hit.spans())))
                                    .toList(),
                            result.facets(),
                            result.next());
                }

                @Override
                public List<PageMatch> matches(AccessScope scope, Query query, DocumentId document) {
                    return super.matches(scope, query, document).stream()
                            .map(match -> new PageMatch(match.page(), shifted(match.spans())))
                            .toList();
                }
            });
        }
    }

    static final class StopsPagingEarly extends Contract {
        StopsPagingEarly() {
            super(() -> new MutantEngine() {
                @Override
                public SearchResult search(SearchRequest request) {
                    SearchResult result = super.search(request);
                    return new SearchResult(result.total(), result.hits(), result.facets(), null);
                }
            });
        }
    }
}
