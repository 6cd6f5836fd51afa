package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.casefile.Draft;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.EventType;

/** One's own forms that were begun. */
@Controller
@Requires(Operation.ENTER)
class DraftPages {
    private final DraftDesk drafts;
    private final Catalogue catalogue;

    DraftPages(DraftDesk drafts, Catalogue catalogue) {
        this.drafts = drafts;
        this.catalogue = catalogue;
    }

    /**
     * A draft in the list.
     *
     * @param address where it is resumed
     * @param name of whom it is about, empty where none was typed
     */
    record Row(
            String form,
            String address,
            String category,
            @Nullable String event,
            boolean fresh,
            String name,
            String unit,
            Instant savedAt) {}

    @GetMapping("/records/drafts")
    String list(Act act, Locale locale, Model model) {
        List<Draft> all = drafts.list(act);
        model.addAttribute("rows", all.stream().map(draft -> row(draft, locale)).toList());
        return "record-drafts";
    }

    @PostMapping("/records/drafts/{form}/discard")
    String discard(Act act, @PathVariable String form, RedirectAttributes redirect) {
        UUID id = RecordDesk.uuid(form);
        if (drafts.discard(act, id)) {
            redirect.addFlashAttribute("done", "drafts.discarded");
        }
        return "redirect:/records/drafts";
    }

    private Row row(Draft draft, Locale locale) {
        String category = catalogue
                .categories()
                .find(draft.category())
                .map(CodeEntry::label)
                .map(label -> label.in(locale))
                .orElse(draft.category());
        String type = draft.event();
        String event = type == null
                ? null
                : catalogue
                        .category(draft.category())
                        .flatMap(known -> known.event(type))
                        .map(EventType::label)
                        .map(label -> label.in(locale))
                        .orElse(type);
        return new Row(
                draft.form().toString(),
                address(draft),
                category,
                event,
                draft.basedOn() == 0,
                new TypedForm(draft.typed()).first("f." + CaseFileRules.NAME),
                draft.unit().value(),
                draft.savedAt());
    }

    static String address(Draft draft) {
        if (draft.basedOn() == 0) {
            return "/records/new/" + draft.category() + "/" + draft.form();
        }
        String event = draft.event();
        return event == null
                ? "/records/" + draft.file() + "/edit"
                : "/records/" + draft.file() + "/events/" + draft.form() + "?type=" + event;
    }
}
