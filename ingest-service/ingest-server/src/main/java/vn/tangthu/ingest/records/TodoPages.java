package vn.tangthu.ingest.records;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileCounts;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** What is to be done: what records lack and what is late, as lists that a unit can work through, and as figures. */
@Controller
class TodoPages {
    private static final int PAGE = 50;

    /** Of more case files than this, those of one unit or category are looked at first. */
    private static final long MOST_AT_ONCE = 20_000;

    private final CaseFiles files;
    private final CaseFileLists lists;
    private final AuditTrail trail;
    private final RecordDesk desk;
    private final Forms forms;
    private final Catalogue catalogue;
    private final CodeLabels labels;
    private final UnitChoice units;

    TodoPages(
            CaseFiles files,
            CaseFileLists lists,
            AuditTrail trail,
            RecordDesk desk,
            Forms forms,
            Catalogue catalogue,
            CodeLabels labels,
            UnitChoice units) {
        this.files = files;
        this.lists = lists;
        this.trail = trail;
        this.desk = desk;
        this.forms = forms;
        this.catalogue = catalogue;
        this.labels = labels;
        this.units = units;
    }

    /** Figures of a unit, a category, or both. */
    record Figure(String code, String name, long files, long incomplete, long overdue) {
        /** In percent. */
        public double incompleteShare() {
            return share(incomplete);
        }

        public double overdueShare() {
            return share(overdue);
        }

        private double share(long part) {
            return files == 0 ? 0 : 100.0 * part / files;
        }
    }

    /** A kind of thing that is missing, and how many case files lack it. */
    record Missing(String category, String categoryName, String kind, String text, long files) {}

    /**
     * A case file that lacks something or is late.
     *
     * @param address the place where it is mended
     */
    record Work(
            String id,
            String name,
            String unit,
            String text,
            String address,
            @Nullable LocalDate due,
            long daysLate) {}

    @GetMapping("/records/todo")
    @Requires({Operation.ENTER, Operation.SEARCH})
    String todo(
            Act act,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String lack,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String dueAfter,
            Model model) {
        CodeLabels.Snapshot names = labels.now();
        UnitCode ofUnit = unit(act, unit, names);
        String ofCategory = category == null || category.isBlank()
                ? null
                : desk.category(category).code();
        List<CaseFileCounts> counts = counts(act, ofUnit, ofCategory);
        CaseFileFilter filter = CaseFileFilter.where()
                .unit(ofUnit)
                .category(ofCategory)
                .incomplete(false)
                .build();
        note(act, ofUnit == null ? null : ofUnit.value(), category, lack);
        long incomplete = counts.stream().mapToLong(CaseFileCounts::incomplete).sum();
        long overdue = counts.stream().mapToLong(CaseFileCounts::overdue).sum();
        model.addAttribute("names", names);
        model.addAttribute("unit", ofUnit == null ? null : ofUnit.value());
        model.addAttribute("category", ofCategory);
        model.addAttribute("lack", lack);
        model.addAttribute("severalUnits", act.actor().scope().units().size() > 1);
        model.addAttribute("unitText", ofUnit == null ? "" : units.text(ofUnit, names));
        model.addAttribute("categories", catalogue.recordCategories());
        model.addAttribute("total", total(counts));
        model.addAttribute(
                "byUnit", ofUnit == null ? grouped(counts, one -> one.unit().value(), names::unit) : List.of());
        model.addAttribute(
                "byCategory",
                ofCategory == null ? grouped(counts, CaseFileCounts::category, names::category) : List.of());
        model.addAttribute("tooMany", incomplete > MOST_AT_ONCE || overdue > MOST_AT_ONCE);
        boolean mayFix = act.actor().may(Operation.ENTER);
        model.addAttribute("mayFix", mayFix);
        if (lack != null) {
            lacking(act, filter, lack, after, names, model);
        } else {
            model.addAttribute("missing", incomplete > MOST_AT_ONCE ? List.of() : missing(act, filter, names));
            if (overdue <= MOST_AT_ONCE) {
                overdue(act, filter, dueAfter, names, model);
            }
        }
        return "record-todo";
    }

    private void note(Act act, @Nullable String unit, @Nullable String category, @Nullable String lack) {
        SortedMap<String, String> facts = new TreeMap<>(Map.of("list", "todo"));
        put(facts, "unit", unit);
        put(facts, "category", category);
        put(facts, "lack", lack);
        trail.append(new AuditEvent(act, Action.VIEWED, "records", facts));
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value);
        }
    }

    private @Nullable UnitCode unit(Act act, @Nullable String unit, CodeLabels.Snapshot names) {
        if (unit == null || unit.isBlank()) {
            return null;
        }
        Optional<UnitCode> typed = units.read(unit, act.actor().scope(), names);
        if (typed.isPresent()) {
            return typed.get();
        }
        if (!unit.matches("[A-Za-z0-9._-]{1,40}")) {
            throw RecordProblems.badFilter("unit");
        }
        return new UnitCode(unit);
    }

    private List<CaseFileCounts> counts(Act act, @Nullable UnitCode unit, @Nullable String category) {
        return files.counts(act.actor().scope(), desk.today()).stream()
                .filter(one -> unit == null || one.unit().equals(unit))
                .filter(one -> category == null || one.category().equals(category))
                .toList();
    }

    private static Figure total(List<CaseFileCounts> counts) {
        return new Figure(
                "",
                "",
                counts.stream().mapToLong(CaseFileCounts::files).sum(),
                counts.stream().mapToLong(CaseFileCounts::incomplete).sum(),
                counts.stream().mapToLong(CaseFileCounts::overdue).sum());
    }

    /** Those with most to do first. */
    private static List<Figure> grouped(
            List<CaseFileCounts> counts,
            java.util.function.Function<CaseFileCounts, String> key,
            java.util.function.UnaryOperator<String> name) {
        Map<String, List<CaseFileCounts>> groups = new LinkedHashMap<>();
        counts.forEach(one -> groups.computeIfAbsent(key.apply(one), code -> new ArrayList<>())
                .add(one));
        List<Figure> result = new ArrayList<>();
        groups.forEach((code, all) -> {
            Figure sum = total(all);
            result.add(new Figure(code, name.apply(code), sum.files(), sum.incomplete(), sum.overdue()));
        });
        result.sort(Comparator.comparingLong(Figure::overdue)
                .thenComparingLong(Figure::incomplete)
                .reversed());
        return result;
    }

    private List<Missing> missing(Act act, CaseFileFilter filter, CodeLabels.Snapshot names) {
        return lists.lacks(act.actor().scope(), filter).stream()
                .map(count -> new Missing(
                        count.category(),
                        names.category(count.category()),
                        count.kind(),
                        text(count.category(), count.kind(), names),
                        count.files()))
                .toList();
    }

    private String text(String category, String kind, CodeLabels.Snapshot names) {
        String code = kind.substring(kind.lastIndexOf(':') + 1);
        boolean ofEvent = kind.startsWith("event:");
        String what;
        if (kind.contains("document:")) {
            what = names.type(code);
        } else {
            Optional<RecordCategory> known = catalogue.category(category);
            what = known.stream()
                    .flatMap(one -> ofEvent
                            ? one.events().stream().map(EventType::fields).flatMap(List::stream)
                            : one.fields().stream())
                    .filter(field -> field.code().equals(code))
                    .map(Field::label)
                    .map(label -> label.in(names.locale()))
                    .findFirst()
                    .orElse(code);
        }
        String before = names.locale().getLanguage().equals("en") ? "Of an event: " : "Của sự kiện: ";
        return ofEvent ? before + what : what;
    }

    private void lacking(
            Act act,
            CaseFileFilter filter,
            String lack,
            @Nullable String after,
            CodeLabels.Snapshot names,
            Model model) {
        CaseFileId last = after == null ? null : CaseFileId.parse(after).orElseThrow(RecordProblems::badCursor);
        List<CaseFile> found = lists.portion(act.actor().scope(), filter, lack, last, PAGE);
        String category = filter.category();
        model.addAttribute("lackText", text(category == null ? "" : category, lack, names));
        model.addAttribute(
                "lacking",
                found.stream().map(file -> lacking(file, lack, names)).toList());
        model.addAttribute(
                "nextLacking", found.size() < PAGE ? null : found.getLast().id().toString());
    }

    private Work lacking(CaseFile file, String kind, CodeLabels.Snapshot names) {
        RecordTexts texts = new RecordTexts(desk.category(file), forms.texts(), names);
        RecordTexts.Lack lack = texts.lacks(file).stream()
                .filter(one -> Standing.kindOf(one.key()).equals(kind))
                .findFirst()
                .orElseThrow();
        return work(file, texts, lack.text(), address(file, lack), names);
    }

    private static String address(CaseFile file, RecordTexts.Lack lack) {
        String page = "/records/" + file.id();
        if (lack.document() != null) {
            String of = lack.event() == null ? "" : "&to=" + lack.event();
            return page + "?attach=" + lack.document() + of + "#attach";
        }
        return lack.event() == null
                ? page + "/edit#f-" + lack.field()
                : page + "/events/" + lack.event() + "#e-" + lack.event() + "-" + lack.field();
    }

    private Work work(CaseFile file, RecordTexts texts, String text, String address, CodeLabels.Snapshot names) {
        Optional<RecordTexts.Due> due = texts.due(file, desk.today());
        return new Work(
                file.id().toString(),
                texts.name(file),
                names.unit(file.unit().value()),
                text,
                address,
                due.map(RecordTexts.Due::day).orElse(null),
                due.map(RecordTexts.Due::daysLate).orElse(0L));
    }

    private void overdue(
            Act act, CaseFileFilter filter, @Nullable String after, CodeLabels.Snapshot names, Model model) {
        List<CaseFile> found = lists.overdue(act.actor().scope(), filter, desk.today(), place(after), PAGE);
        model.addAttribute(
                "late",
                found.stream()
                        .map(file -> {
                            RecordTexts texts = new RecordTexts(desk.category(file), forms.texts(), names);
                            String what = texts.due(file, desk.today())
                                    .map(RecordTexts.Due::text)
                                    .orElse("");
                            return work(file, texts, what, "/records/" + file.id() + "#events", names);
                        })
                        .toList());
        model.addAttribute(
                "nextLate",
                found.size() < PAGE
                        ? null
                        : found.getLast().standing().due() + "_"
                                + found.getLast().id());
    }

    private static CaseFileLists.@Nullable DuePlace place(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int cut = text.indexOf('_');
        try {
            return new CaseFileLists.DuePlace(
                    LocalDate.parse(text.substring(0, Math.max(cut, 0))),
                    CaseFileId.parse(text.substring(cut + 1)).orElseThrow(RecordProblems::badCursor));
        } catch (DateTimeException e) {
            throw RecordProblems.badCursor();
        }
    }

    /** Figures without any person, for planners too. */
    @GetMapping("/records/figures")
    @Requires({Operation.SEE_FIGURES, Operation.ENTER, Operation.SEARCH})
    String figures(Act act, Model model) {
        CodeLabels.Snapshot names = labels.now();
        List<CaseFileCounts> counts = files.counts(act.actor().scope(), desk.today());
        trail.append(new AuditEvent(act, Action.VIEWED, "figures", Map.of("of", "records")));
        Map<String, List<CaseFileCounts>> units = new LinkedHashMap<>();
        counts.forEach(one -> units.computeIfAbsent(one.unit().value(), code -> new ArrayList<>())
                .add(one));
        Map<String, List<Figure>> rows = new LinkedHashMap<>();
        units.forEach(
                (code, all) -> rows.put(names.unit(code), grouped(all, CaseFileCounts::category, names::category)));
        model.addAttribute("total", total(counts));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "maySee", act.actor().may(Operation.SEARCH) || act.actor().may(Operation.ENTER));
        return "record-figures";
    }
}
