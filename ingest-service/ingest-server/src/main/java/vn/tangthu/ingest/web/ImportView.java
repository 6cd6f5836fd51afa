package vn.tangthu.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportCounts;
import vn.tangthu.archive.imports.ImportFailure;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.ImportReason;
import vn.tangthu.archive.imports.ImportState;
import vn.tangthu.archive.imports.ImportTable;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.catalogue.Label;

/**
 * An import in the API and on pages.
 *
 * @param total number of rows; null before they were counted
 * @param done rows that were dealt with in this pass
 * @param rowsPerSecond in the present run; null where none is under way
 * @param secondsLeft at that speed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        String id,
        String category,
        String unit,
        String fileName,
        long size,
        String sha256,
        ImportState state,
        List<ImportOrder> orders,
        @Nullable ImportTable table,
        @Nullable ImportFailure failure,
        @Nullable Integer total,
        int done,
        ImportCounts checked,
        ImportCounts written,
        @Nullable Long rowsPerSecond,
        @Nullable Long secondsLeft,
        Instant sentAt,
        String by,
        @Nullable List<ReasonView> reasons) {
    /**
     * A reason for which rows come back.
     *
     * @param column as a spreadsheet names it; null for rows as a whole
     * @param examples numbers of the first rows
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReasonView(
            @Nullable String column,
            @Nullable String heading,
            @Nullable String field,
            String code,
            Label why,
            int rows,
            List<Integer> examples) {}

    static ImportView of(Import one, @Nullable List<ImportReason> reasons, Instant now) {
        boolean counted = one.state() != ImportState.CHECKING && one.table() != null;
        Integer total = counted ? one.checked().rows() : null;
        long millis = Duration.between(one.runSince(), now).toMillis();
        int run = one.done() - one.runFrom();
        Long speed = one.state().busy() && millis > 0 && run > 0 ? Math.max(1, run * 1000L / millis) : null;
        Long left = speed == null || total == null ? null : (total - one.done() + speed - 1) / speed;
        return new ImportView(
                one.id().toString(),
                one.category(),
                one.unit().value(),
                one.file().name(),
                one.file().size(),
                one.file().sha256().hex(),
                one.state(),
                List.of(ImportOrder.values()).stream()
                        .filter(order -> order.next(one.state()).isPresent()
                                && (order != ImportOrder.CONFIRM
                                        || one.checked().good() > 0))
                        .toList(),
                one.table(),
                one.failure(),
                total,
                one.done(),
                one.checked(),
                one.written(),
                speed,
                left,
                one.sentAt(),
                one.act().actor().name(),
                reasons == null
                        ? null
                        : reasons.stream().map(reason -> view(one, reason)).toList());
    }

    private static ReasonView view(Import one, ImportReason reason) {
        int column = reason.finding().column();
        String field = reason.finding().field();
        return new ReasonView(
                column < 0 ? null : TableRow.letters(column),
                heading(one, column),
                field.isEmpty() ? null : field,
                reason.finding().code(),
                reason.finding().why(),
                reason.rows(),
                reason.examples());
    }

    static @Nullable String heading(Import one, int column) {
        ImportTable table = one.table();
        return table == null || column < 0 || column >= table.headings().size()
                ? null
                : table.headings().get(column);
    }

    /** For the bar: whole per cents. */
    public int percent() {
        return total == null || total == 0 ? 0 : (int) (100L * done / total);
    }

    public boolean may(String order) {
        return orders.contains(ImportOrder.valueOf(order));
    }

    /** Rows that come back, of the pass that counts now. */
    public int bad() {
        return written.rows() > 0 || state == ImportState.IMPORTING || state == ImportState.DONE
                ? written.bad()
                : checked.bad();
    }
}
