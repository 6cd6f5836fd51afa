package vn.tangthu.archive.web.shell;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;

/** Names for codes; a page takes {@link #now()} into its model. */
@Component
public final class CodeLabels {
    private final Catalogue catalogue;
    private final Units units;

    CodeLabels(Catalogue catalogue, Units units) {
        this.catalogue = catalogue;
        this.units = units;
    }

    /** The names as they are now, in the language of the request. */
    public Snapshot now() {
        return new Snapshot(catalogue, units.tree(), LocaleContextHolder.getLocale());
    }

    /** A choice in a form. */
    public record Choice(String code, String name) {}

    /** Names at one moment in one language; a code that is not known stands for itself. */
    public record Snapshot(Catalogue catalogue, UnitTree tree, Locale locale) {
        public String category(String code) {
            return name(catalogue.categories(), code);
        }

        public String type(String code) {
            return name(catalogue.documentTypes(), code);
        }

        public String unit(String code) {
            return code.matches("[A-Za-z0-9._-]{1,40}")
                    ? tree.find(new UnitCode(code)).map(this::name).orElse(code)
                    : code;
        }

        public List<Choice> categories() {
            return choices(catalogue.categories());
        }

        public List<Choice> types() {
            return choices(catalogue.documentTypes());
        }

        /** Units of the scope, parents before their children. */
        public List<Choice> units(AccessScope scope) {
            return tree.units().stream()
                    .filter(unit -> scope.allows(unit.code()))
                    .map(unit -> new Choice(unit.code().value(), name(unit)))
                    .toList();
        }

        private List<Choice> choices(CodeList list) {
            return list.entries().stream()
                    .map(entry -> new Choice(entry.code(), entry.label().in(locale)))
                    .toList();
        }

        private String name(Unit unit) {
            return locale.getLanguage().equals("en") ? unit.nameEn() : unit.nameVi();
        }

        private String name(CodeList list, String code) {
            return list.find(code)
                    .map(CodeEntry::label)
                    .map(label -> label.in(locale))
                    .orElse(code);
        }
    }
}
