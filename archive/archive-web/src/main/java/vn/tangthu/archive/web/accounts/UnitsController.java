package vn.tangthu.archive.web.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;

/** The tree of units below the administrator's own; the catalogue sets it, nothing is changed here. */
@Controller
class UnitsController {
    private final Units units;
    private final Catalogue catalogue;

    UnitsController(Units units, Catalogue catalogue) {
        this.units = units;
        this.catalogue = catalogue;
    }

    @GetMapping("/units")
    @Requires(Operation.MANAGE_ACCOUNTS)
    String page(Act act, Locale locale, Model model) {
        Map<String, String> kinds = catalogue.unitKinds().entries().stream()
                .collect(
                        Collectors.toMap(CodeEntry::code, entry -> entry.label().in(locale)));
        model.addAttribute("units", UnitOption.of(units.tree(), act.actor().scope(), locale));
        model.addAttribute("kinds", kinds);
        return "units";
    }
}
