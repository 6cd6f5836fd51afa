package vn.tangthu.search.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.Snippet;
import vn.tangthu.search.Span;

/** The search page and the viewer. */
@Controller
class SearchPages {
    private final SearchDesk desk;
    private final PageDesk pages;
    private final FieldFilters fieldFilters;
    private final Catalogue catalogue;
    private final CodeLabels labels;

    SearchPages(SearchDesk desk, PageDesk pages, FieldFilters fieldFilters, Catalogue catalogue, CodeLabels labels) {
        this.desk = desk;
        this.pages = pages;
        this.fieldFilters = fieldFilters;
        this.catalogue = catalogue;
        this.labels = labels;
    }

    /** A piece of a snippet; hits are marked. */
    public record Piece(String text, boolean hit) {}

    @GetMapping("/search")
    @Requires(Operation.SEARCH)
    String search(
            Act act,
            @ModelAttribute("form") SearchForm form,
            @ModelAttribute FieldPicker.Picked picked,
            HttpServletRequest request,
            Model model) {
        AskedFields asked = AskedFields.of(request);
        FieldFilters.Understood understood = fieldFilters.understand(form, asked);
        CodeLabels.Snapshot names = labels.now();
        FacetGroups groups = new FacetGroups(form, asked, understood, fieldFilters.fields(), names);
        Found found = understood.refused().isEmpty() ? desk.search(act, form, asked) : null;
        List<FacetGroups.Group> facets = found == null ? List.of() : groups.groups(found.facets());
        model.addAttribute("found", found);
        model.addAttribute("refused", understood.refused());
        model.addAttribute("names", names);
        model.addAttribute("facets", facets);
        model.addAttribute("chips", groups.chips());
        model.addAttribute("carried", groups.carried(facets));
        model.addAttribute(
                "more",
                found == null || found.next() == null ? null : new SearchLinks(form, asked).after(found.next()));
        model.addAttribute("pieces", this);
        addPicker(form, picked, names, model);
        return form.cursor() == null ? "search" : "search-hits";
    }

    /** The next step of the filter by field. */
    @GetMapping("/search/filter")
    @Requires(Operation.SEARCH)
    String filter(Act act, @ModelAttribute FieldPicker.Picked picked, Model model) {
        addPicker(SearchForm.browse(), picked, labels.now(), model);
        return "search-filter";
    }

    private void addPicker(SearchForm form, FieldPicker.Picked picked, CodeLabels.Snapshot names, Model model) {
        model.addAttribute(
                "picker",
                new FieldPicker(
                        picked, fieldFilters.chosen(form), catalogue.recordCategories(), fieldFilters.fields(), names));
    }

    /** Name of a record's status in the language of the page. */
    public String status(FoundRecord record) {
        String code = record.file().standing().status();
        return catalogue
                .category(record.file().category())
                .flatMap(category -> category.status(code))
                .map(status -> status.label().in(LocaleContextHolder.getLocale()))
                .orElse(code);
    }

    /** Whether it is a record: templates cannot ask for a type. */
    public boolean isRecord(FoundEntry entry) {
        return entry instanceof FoundRecord;
    }

    @GetMapping("/view/{id}")
    @Requires(Operation.SEARCH)
    String view(
            Act act,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        Document document = pages.document(act, id);
        model.addAttribute("document", document);
        model.addAttribute("names", labels.now());
        model.addAttribute("q", q);
        model.addAttribute("page", Math.clamp(page, 1, Math.max(1, document.pages())));
        model.addAttribute("mayDownload", act.actor().may(Operation.DOWNLOAD));
        return "view";
    }

    /** Cuts a snippet into pieces, so that the template writes text only. */
    public List<Piece> of(Snippet snippet) {
        List<Piece> result = new ArrayList<>();
        int at = 0;
        for (Span span : snippet.spans()) {
            if (span.from() > at) {
                result.add(new Piece(snippet.text().substring(at, span.from()), false));
            }
            result.add(new Piece(snippet.text().substring(Math.max(at, span.from()), span.to()), true));
            at = Math.max(at, span.to());
        }
        if (at < snippet.text().length()) {
            result.add(new Piece(snippet.text().substring(at), false));
        }
        return result;
    }
}
