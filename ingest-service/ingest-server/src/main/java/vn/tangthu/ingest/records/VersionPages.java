package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileVersion;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** All versions of a case file, and what differs between any two of them. */
@Controller
@Requires({Operation.ENTER, Operation.SEARCH})
class VersionPages {
    private final RecordDesk desk;
    private final Forms forms;
    private final CodeLabels labels;

    VersionPages(RecordDesk desk, Forms forms, CodeLabels labels) {
        this.desk = desk;
        this.forms = forms;
        this.labels = labels;
    }

    /**
     * A version in the list.
     *
     * @param changed names of what differs from the version before it
     */
    record Row(
            long version, Instant at, String by, String unit, String reason, boolean deleted, List<String> changed) {}

    /** A value that was added, removed, or stayed. */
    record Value(String sign, String text) {}

    /**
     * A line of the comparison.
     *
     * @param kind {@code added}, {@code removed} or {@code changed}
     */
    record Line(String label, String kind, List<Value> values) {}

    @GetMapping("/records/{id}/versions")
    String versions(
            Act act,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long a,
            @RequestParam(required = false) @Nullable Long b,
            Model model) {
        CaseFile file = desk.look(act, id, a == null ? "versions" : "versions " + a + ":" + b)
                .file();
        RecordCategory category = desk.category(file);
        CodeLabels.Snapshot names = labels.now();
        RecordTexts texts = new RecordTexts(category, forms.texts(), names);
        List<CaseFileVersion> versions = desk.versions(act, file);
        model.addAttribute("names", names);
        model.addAttribute("file", file);
        model.addAttribute("name", texts.name(file));
        model.addAttribute("rows", rows(versions, category, texts, names).reversed());
        Optional<CaseFileVersion> one = find(versions, a);
        Optional<CaseFileVersion> other = find(versions, b);
        model.addAttribute("a", one.orElse(null));
        model.addAttribute("b", other.orElse(null));
        model.addAttribute("latest", versions.getLast().version());
        if (one.isPresent() && other.isPresent()) {
            boolean inOrder = one.get().version() <= other.get().version();
            CaseFileVersion earlier = inOrder ? one.get() : other.get();
            CaseFileVersion later = inOrder ? other.get() : one.get();
            model.addAttribute("earlier", earlier);
            model.addAttribute("later", later);
            model.addAttribute("lines", lines(earlier, later, category, texts, names));
        }
        return "record-versions";
    }

    private static Optional<CaseFileVersion> find(List<CaseFileVersion> versions, @Nullable Long wanted) {
        return versions.stream()
                .filter(version -> wanted != null && version.version() == wanted)
                .findFirst();
    }

    private static List<Row> rows(
            List<CaseFileVersion> versions, RecordCategory category, RecordTexts texts, CodeLabels.Snapshot names) {
        List<Row> result = new ArrayList<>();
        CaseFileVersion before = null;
        for (CaseFileVersion version : versions) {
            List<String> changed = before == null
                    ? List.of()
                    : lines(before, version, category, texts, names).stream()
                            .map(Line::label)
                            .distinct()
                            .toList();
            result.add(new Row(
                    version.version(),
                    version.at(),
                    version.by(),
                    names.unit(version.unit().value()),
                    version.reason(),
                    version.deleted(),
                    changed));
            before = version;
        }
        return result;
    }

    /** Fields in the order of the form, then events, then documents, then the unit. */
    private static List<Line> lines(
            CaseFileVersion earlier,
            CaseFileVersion later,
            RecordCategory category,
            RecordTexts texts,
            CodeLabels.Snapshot names) {
        Difference.All all = Difference.between(earlier.contents(), later.contents());
        List<Line> result = new ArrayList<>();
        for (Field field : category.fields()) {
            all.fields().stream()
                    .filter(one -> one.field().equals(field.code()))
                    .forEach(one -> result.add(line(texts.label(field), field, one, texts)));
        }
        all.addedEvents().forEach(event -> result.add(whole(event, "added", texts)));
        all.removedEvents().forEach(event -> result.add(whole(event, "removed", texts)));
        for (Difference one : all.events()) {
            CaseEvent event = one.event();
            if (event != null) {
                category.event(event.type())
                        .flatMap(type -> type.field(one.field()))
                        .ifPresent(field ->
                                result.add(line(texts.line(event) + ": " + texts.label(field), field, one, texts)));
            }
        }
        all.addedDocuments().forEach(document -> result.add(paper(document, "added", names)));
        all.removedDocuments().forEach(document -> result.add(paper(document, "removed", names)));
        boolean english = names.locale().getLanguage().equals("en");
        if (!earlier.unit().equals(later.unit())) {
            result.add(new Line(
                    english ? "Unit" : "Đơn vị",
                    "changed",
                    List.of(
                            new Value("removed", names.unit(earlier.unit().value())),
                            new Value("added", names.unit(later.unit().value())))));
        }
        if (earlier.deleted() != later.deleted()) {
            result.add(new Line(
                    later.deleted() ? english ? "Deleted" : "Xóa" : english ? "Restored" : "Khôi phục",
                    later.deleted() ? "removed" : "added",
                    List.of()));
        }
        return result;
    }

    private static Line line(String label, Field field, Difference one, RecordTexts texts) {
        Set<String> both = new LinkedHashSet<>(one.before());
        both.retainAll(one.after());
        List<Value> values = new ArrayList<>();
        one.before().stream()
                .filter(kept -> !both.contains(kept))
                .forEach(kept -> values.add(
                        new Value("removed", texts.values(field, List.of(kept)).getFirst())));
        one.after().stream()
                .filter(kept -> !both.contains(kept))
                .forEach(kept -> values.add(
                        new Value("added", texts.values(field, List.of(kept)).getFirst())));
        both.forEach(kept ->
                values.add(new Value("same", texts.values(field, List.of(kept)).getFirst())));
        String kind = one.before().isEmpty() ? "added" : one.after().isEmpty() ? "removed" : "changed";
        return new Line(label, kind, values);
    }

    private static Line whole(CaseEvent event, String kind, RecordTexts texts) {
        List<Value> values = new ArrayList<>();
        values.add(new Value(kind, texts.date(event)));
        texts.fields(event)
                .forEach(field ->
                        values.add(new Value(kind, field.label() + ": " + String.join("; ", field.values()))));
        return new Line(texts.event(event), kind, values);
    }

    private static Line paper(CaseDocument document, String kind, CodeLabels.Snapshot names) {
        boolean english = names.locale().getLanguage().equals("en");
        return new Line(english ? "Document" : "Tài liệu", kind, List.of(new Value(kind, names.type(document.type()))));
    }
}
