package vn.tangthu.archive.contract;

import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.DocumentState;
import vn.tangthu.archive.registry.DocumentFilter;

/** Filters with one component each. */
final class Filter {
    private Filter() {}

    static DocumentFilter category(String category) {
        return new DocumentFilter(category, null, null, null, null, null, null, null, null);
    }

    static DocumentFilter unit(UnitCode unit) {
        return new DocumentFilter(null, unit, null, null, null, null, null, null, null);
    }

    static DocumentFilter type(String type) {
        return new DocumentFilter(null, null, type, null, null, null, null, null, null);
    }

    static DocumentFilter year(int year) {
        return new DocumentFilter(null, null, null, year, null, null, null, null, null);
    }

    static DocumentFilter state(DocumentState state) {
        return new DocumentFilter(null, null, null, null, state, null, null, null, null);
    }

    static DocumentFilter receivedBy(String account) {
        return new DocumentFilter(null, null, null, null, null, account, null, null, null);
    }

    static DocumentFilter parent(DocumentId parent) {
        return new DocumentFilter(null, null, null, null, null, null, parent, null, null);
    }

    static DocumentFilter before(Document document) {
        return new DocumentFilter(null, null, null, null, null, null, null, document.receivedAt(), document.id());
    }
}
