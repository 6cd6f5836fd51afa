package vn.tangthu.archive.memory;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Predicate;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.memory.Holdings.Row;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;

/** What a filter keeps, and by what documents are counted. */
final class Filters {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT);
    private static final ZoneId VIET_NAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private Filters() {}

    static Predicate<Row> content(Holdings holdings, AccessScope scope, DocumentFilter filter) {
        return row -> {
            Metadata metadata = row.metadata();
            LocalDate date = metadata.date();
            return (filter.category() == null || filter.category().equals(metadata.category()))
                    && (filter.unit() == null || filter.unit().equals(metadata.unit()))
                    && (filter.type() == null || filter.type().equals(metadata.type()))
                    && (filter.year() == null || (date != null && filter.year() == date.getYear()))
                    && (filter.state() == null || filter.state() == row.state)
                    && (filter.receivedBy() == null
                            || filter.receivedBy().equals(row.receipt().by()))
                    && (filter.parent() == null
                            || filter.parent().equals(holdings.visible(scope, row.registration.parent())));
        };
    }

    static Predicate<Row> position(DocumentFilter filter) {
        return row -> {
            if (filter.receivedBefore() == null) {
                return true;
            }
            int order = row.receipt().at().compareTo(filter.receivedBefore());
            return order < 0
                    || (order == 0
                            && filter.idBefore() != null
                            && row.receipt().id().compareTo(filter.idBefore()) < 0);
        };
    }

    static String value(Dimension dimension, Document document) {
        Metadata metadata = document.metadata();
        LocalDate date = metadata.date();
        return switch (dimension) {
            case CATEGORY -> metadata.category();
            case UNIT -> metadata.unit().value();
            case TYPE -> metadata.type();
            case YEAR -> date == null ? "" : Integer.toString(date.getYear());
            case STATE -> document.state().name();
            case MONTH_RECEIVED -> MONTH.format(document.receivedAt().atZone(VIET_NAM));
        };
    }
}
