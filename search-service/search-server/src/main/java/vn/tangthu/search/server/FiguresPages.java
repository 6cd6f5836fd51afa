package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.registry.Coverage;
import vn.tangthu.archive.registry.Dimension;
import vn.tangthu.archive.registry.DocumentFilter;
import vn.tangthu.archive.registry.FigureRow;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;

/** Figures for planners: counts of documents and pages from the registry, without persons. */
@Controller
class FiguresPages {
    private final RecordRegistry registry;
    private final AuditTrail audit;
    private final CodeLabels labels;
    private final MessageSource messages;

    FiguresPages(RecordRegistry registry, AuditTrail audit, CodeLabels labels, MessageSource messages) {
        this.registry = registry;
        this.audit = audit;
        this.labels = labels;
        this.messages = messages;
    }

    /**
     * A line of a table.
     *
     * @param share of the largest line, 0 to 100
     */
    public record Line(String name, long documents, long pages, int share) {}

    @GetMapping("/figures")
    @Requires(Operation.SEE_FIGURES)
    String figures(Act act, Locale locale, Model model) {
        audit.append(AuditEvent.of(act, Action.VIEWED, "figures"));
        Map<String, List<Line>> tables = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            tables.put(
                    dimension.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    lines(dimension, registry.figures(act.actor().scope(), dimension), locale));
        }
        Coverage coverage = registry.coverage(act.actor().scope(), DocumentFilter.all());
        model.addAttribute("tables", tables);
        model.addAttribute("coverage", coverage);
        return "figures";
    }

    private List<Line> lines(Dimension dimension, List<FigureRow> rows, Locale locale) {
        CodeLabels.Snapshot names = labels.now();
        long largest = rows.stream().mapToLong(FigureRow::documents).max().orElse(1);
        List<Line> result = new ArrayList<>(rows.size());
        for (FigureRow row : rows) {
            result.add(new Line(name(dimension, row.value(), names, locale), row.documents(), row.pages(), (int)
                    Math.round(100.0 * row.documents() / Math.max(1, largest))));
        }
        return result;
    }

    private String name(Dimension dimension, String value, CodeLabels.Snapshot names, Locale locale) {
        return switch (dimension) {
            case CATEGORY -> names.category(value);
            case UNIT -> names.unit(value);
            case TYPE -> names.type(value);
            case STATE -> messages.getMessage("state." + value, null, locale);
            case YEAR, MONTH_RECEIVED ->
                value.isEmpty() ? messages.getMessage("figures.without-date", null, locale) : value;
        };
    }
}
