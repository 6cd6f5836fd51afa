package vn.tangthu.ingest.web;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.imports.CellFinding;
import vn.tangthu.archive.imports.Import;
import vn.tangthu.archive.imports.ImportOrder;
import vn.tangthu.archive.imports.RejectedRow;
import vn.tangthu.archive.reading.TableRow;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;

/** Pages of imports: sending a file, following it, deciding about it. */
@Controller
@Requires(Operation.ENTER)
class ImportPages {
    private static final int PAGE = 30;
    private final ImportDesk desk;
    private final CodeLabels labels;
    private final Clock clock;

    ImportPages(ImportDesk desk, CodeLabels labels, Clock clock) {
        this.desk = desk;
        this.labels = labels;
        this.clock = clock;
    }

    /** A finding with the name of its cell, for example {@code C12}. */
    public record Found(@Nullable String cell, @Nullable String heading, String why) {}

    /** A row that came back. */
    public record Returned(int number, List<Found> findings) {}

    /** A category to choose. */
    public record Choice(String code, String name) {}

    @GetMapping("/imports")
    String imports(Act act, Locale locale, @RequestParam(required = false) @Nullable String after, Model model) {
        List<Import> found = desk.list(act, after, PAGE);
        List<ImportView> rows = found.stream()
                .map(one -> ImportView.of(one, null, clock.instant()))
                .toList();
        model.addAttribute("names", labels.now());
        model.addAttribute(
                "categories",
                desk.categories(act).stream()
                        .map(category ->
                                new Choice(category.code(), category.label().in(locale)))
                        .toList());
        model.addAttribute("rows", rows);
        model.addAttribute("first", after == null);
        model.addAttribute("next", rows.size() < PAGE ? null : rows.getLast().id());
        return "imports";
    }

    @GetMapping("/imports/{id}")
    String page(Act act, Locale locale, @PathVariable String id, Model model) {
        fill(act, locale, desk.look(act, id), model);
        return "import";
    }

    /** What changes while it runs; the page asks for it again and again. */
    @GetMapping("/imports/{id}/progress")
    String progress(Act act, Locale locale, @PathVariable String id, Model model) {
        fill(act, locale, desk.find(act, id), model);
        return "import-progress";
    }

    @PostMapping("/imports/{id}/{order:confirm|pause|resume|cancel}")
    String order(Act act, @PathVariable String id, @PathVariable String order, RedirectAttributes redirect) {
        try {
            desk.order(act, id, ImportOrder.valueOf(order.toUpperCase(Locale.ROOT)));
        } catch (ApiProblem refused) {
            if (refused.code().equals("import-not-found")) {
                throw refused;
            }
            // Somebody else was faster: the page shows how it stands.
            redirect.addFlashAttribute("refusedVi", refused.vietnamese());
            redirect.addFlashAttribute("refusedEn", refused.english());
        }
        return "redirect:/imports/" + desk.find(act, id).id();
    }

    private void fill(Act act, Locale locale, Import one, Model model) {
        model.addAttribute("names", labels.now());
        model.addAttribute("one", ImportView.of(one, desk.reasons(act, one), clock.instant()));
        model.addAttribute(
                "failures",
                one.failure() == null
                        ? List.of()
                        : one.failure().reasons().stream()
                                .map(reason -> reason.in(locale))
                                .toList());
        model.addAttribute("language", locale);
        model.addAttribute(
                "mayNotWrite",
                one.state().waits()
                        ? desk.mayNotWrite(act, one)
                                .map(why -> why.why().in(locale))
                                .orElse(null)
                        : null);
        model.addAttribute(
                "returned",
                desk.sample(act, one).stream()
                        .map(row -> returned(one, row, locale))
                        .toList());
    }

    private static Returned returned(Import one, RejectedRow row, Locale locale) {
        return new Returned(
                row.number(),
                row.findings().stream()
                        .map(finding -> found(one, row, finding, locale))
                        .toList());
    }

    private static Found found(Import one, RejectedRow row, CellFinding finding, Locale locale) {
        return new Found(
                finding.column() < 0 ? null : TableRow.letters(finding.column()) + row.number(),
                ImportView.heading(one, finding.column()),
                finding.why().in(locale));
    }
}
