package vn.tangthu.search.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.search.Facet;
import vn.tangthu.search.FacetCount;
import vn.tangthu.search.Snippet;
import vn.tangthu.search.Span;

/** The search page and the viewer. */
@Controller
class SearchPages {
    private final SearchDesk desk;
    private final PageDesk pages;
    private final CodeLabels labels;

    SearchPages(SearchDesk desk, PageDesk pages, CodeLabels labels) {
        this.desk = desk;
        this.pages = pages;
        this.labels = labels;
    }

    /** A piece of a snippet; hits are marked. */
    public record Piece(String text, boolean hit) {}

    /** One value of a facet with its name. */
    public record Choice(String value, String name, long count, boolean chosen) {}

    @GetMapping("/search")
    @Requires(Operation.SEARCH)
    String search(Act act, @ModelAttribute("form") SearchForm form, Model model) {
        Found found = desk.search(act, form);
        CodeLabels.Snapshot names = labels.now();
        model.addAttribute("found", found);
        model.addAttribute("names", names);
        model.addAttribute("facets", facets(found, form, names));
        model.addAttribute("chosen", chosen(form));
        model.addAttribute("more", found.next() == null ? null : link(form, found.next()));
        model.addAttribute("pieces", this);
        return form.cursor() == null ? "search" : "search-hits";
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

    private static boolean chosen(SearchForm form) {
        for (Facet facet : Facet.values()) {
            if (!form.chosen(facet).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<Choice>> facets(Found found, SearchForm form, CodeLabels.Snapshot names) {
        Map<String, List<Choice>> result = new LinkedHashMap<>();
        for (Facet facet : Facet.values()) {
            List<Choice> choices = new ArrayList<>();
            for (FacetCount count : found.facets().getOrDefault(facet, List.of())) {
                choices.add(new Choice(
                        count.value(),
                        name(facet, count.value(), names),
                        count.count(),
                        form.chosen(facet).contains(count.value())));
            }
            if (!choices.isEmpty()) {
                result.put(facet.name().toLowerCase(Locale.ROOT), choices);
            }
        }
        return result;
    }

    private static String name(Facet facet, String value, CodeLabels.Snapshot names) {
        return switch (facet) {
            case KIND -> value;
            case CATEGORY -> names.category(value);
            case UNIT -> names.unit(value);
            case TYPE -> names.type(value);
            case YEAR -> value;
        };
    }

    private static String link(SearchForm form, String after) {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("q", form.text());
        for (Facet facet : Facet.values()) {
            String name = facet.name().toLowerCase(Locale.ROOT);
            List<String> values = form.chosen(facet);
            for (int i = 0; i < values.size(); i++) {
                builder.queryParam(name, "{" + name + i + "}");
                variables.put(name + i, values.get(i));
            }
        }
        builder.queryParam("after", "{after}");
        variables.put("after", after);
        return builder.encode().buildAndExpand(variables).toUriString();
    }
}
