package vn.tangthu.ingest.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;
import vn.tangthu.catalogue.RecordCategory;

/** What programs need to know before they enter records: categories, fields, code lists, authority; and figures. */
@RestController
@RequestMapping("/api/records")
class CatalogueApi {
    private final Catalogue catalogue;
    private final RecordDesk desk;
    private final CaseFiles files;
    private final AuditTrail trail;

    CatalogueApi(Catalogue catalogue, RecordDesk desk, CaseFiles files, AuditTrail trail) {
        this.catalogue = catalogue;
        this.desk = desk;
        this.files = files;
        this.trail = trail;
    }

    /** @param properties {@code REQUIRED}, {@code MANY}, {@code SEARCHABLE}, {@code FACET}, {@code DIMENSION}, {@code IDENTIFYING} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FieldView(
            String code,
            Label label,
            FieldType type,
            @Nullable String list,
            @Nullable String group,
            @Nullable Label help,
            @Nullable String clause,
            int longest,
            Set<Field.Property> properties,
            List<String> notBefore,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        static FieldView of(Field field) {
            return new FieldView(
                    field.code(),
                    field.label(),
                    field.type(),
                    field.list(),
                    field.group(),
                    field.help(),
                    field.clause(),
                    field.longest(),
                    field.properties(),
                    field.notBefore(),
                    field.inForce().from(),
                    field.inForce().until());
        }
    }

    /** @param from codes of the statuses in which it can happen */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String code,
            Label label,
            @Nullable String clause,
            Set<String> from,
            @Nullable String to,
            boolean once,
            List<FieldView> fields,
            List<String> requires) {
        static EventView of(EventType type) {
            return new EventView(
                    type.code(),
                    type.label(),
                    type.clause(),
                    type.from(),
                    type.to(),
                    type.once(),
                    type.fields().stream().map(FieldView::of).toList(),
                    type.requires());
        }
    }

    record StatusView(String code, Label label, boolean closed) {}

    /** Whether the caller's unit may enter records of a category, kept by itself. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AuthorityView(
            boolean mayEnter,
            @Nullable String code,
            @Nullable Label why,
            String clause) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CategoryView(
            String code,
            Label label,
            @Nullable String clause,
            AuthorityView authority,
            List<FieldView> fields,
            List<StatusView> statuses,
            List<EventView> events,
            List<String> documents) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryView(
            String code,
            Label label,
            @Nullable String clause,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable String successor) {
        static EntryView of(CodeEntry entry) {
            Period period = entry.inForce();
            return new EntryView(
                    entry.code(), entry.label(), entry.clause(), period.from(), period.until(), entry.successor());
        }
    }

    @GetMapping("/catalogue")
    @Requires({Operation.ENTER, Operation.SEARCH})
    List<CategoryView> categories(Act act) {
        return catalogue.recordCategories().stream()
                .map(category -> view(act, category))
                .toList();
    }

    private CategoryView view(Act act, RecordCategory category) {
        AuthorityView authority =
                switch (desk.mayOpen(act, category.code(), act.actor().unit())) {
                    case EntryDecision.Granted granted ->
                        new AuthorityView(true, null, null, granted.grant().clause());
                    case EntryDecision.Refused(String code, Label why, String clause) ->
                        new AuthorityView(false, code, why, clause);
                };
        return new CategoryView(
                category.code(),
                category.label(),
                category.clause(),
                authority,
                category.fields().stream().map(FieldView::of).toList(),
                category.statuses().stream()
                        .map(status -> new StatusView(status.code(), status.label(), status.closed()))
                        .toList(),
                category.events().stream().map(EventView::of).toList(),
                category.documents().stream().map(document -> document.type()).toList());
    }

    /** A code list that fields refer to, whole. */
    @GetMapping("/catalogue/lists/{list}")
    @Requires({Operation.ENTER, Operation.SEARCH})
    List<EntryView> list(@PathVariable String list) {
        try {
            return catalogue.list(list).entries().stream().map(EntryView::of).toList();
        } catch (IllegalArgumentException e) {
            ApiProblem problem = new ApiProblem(
                    HttpStatus.NOT_FOUND, "no-such-list", "Không có danh mục này.", "There is no such code list.");
            problem.initCause(e);
            throw problem;
        }
    }

    record FigureView(String unit, String category, long files, long incomplete, long overdue) {
        static FigureView of(CaseFileCounts counts) {
            return new FigureView(
                    counts.unit().value(), counts.category(), counts.files(), counts.incomplete(), counts.overdue());
        }
    }

    /** How complete and timely the records of each unit and category are; without any person. */
    @GetMapping("/figures")
    @Requires({Operation.SEE_FIGURES, Operation.ENTER, Operation.SEARCH})
    List<FigureView> figures(Act act) {
        trail.append(new AuditEvent(act, Action.VIEWED, "figures", Map.of("of", "records")));
        return files.counts(act.actor().scope(), desk.today()).stream()
                .map(FigureView::of)
                .toList();
    }
}
