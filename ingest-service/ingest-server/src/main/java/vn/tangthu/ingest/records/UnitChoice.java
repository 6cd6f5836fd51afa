package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;

/** A unit of one's scope that somebody types: by its code, its name, or so much of it that one unit alone fits. */
@Component
class UnitChoice {
    private static final Field UNIT = new Field(
            "unit",
            new Label("", ""),
            FieldType.UNIT,
            null,
            null,
            null,
            null,
            Period.ALWAYS,
            Set.of(),
            200,
            List.of(),
            null,
            List.of());

    private final RecordDesk desk;
    private final FieldTexts texts;
    private final CodeSearch search = new CodeSearch();

    UnitChoice(RecordDesk desk, Forms forms) {
        this.desk = desk;
        texts = forms.texts();
    }

    /** Empty for what fits no unit of the scope, or several. */
    Optional<UnitCode> read(String typed, AccessScope scope, CodeLabels.Snapshot names) {
        Predicate<Unit> own = unit -> scope.allows(unit.code());
        String plain = texts.plain(UNIT, typed, names.tree());
        Optional<UnitCode> named = names.tree().units().stream()
                .filter(own)
                .map(Unit::code)
                .filter(code -> code.value().equals(plain))
                .findFirst();
        if (named.isPresent() || typed.isBlank()) {
            return named;
        }
        CodeSearch.Found found = search.find(names.tree(), own, typed, desk.today(), 2);
        return found.entries().size() == 1
                ? Optional.of(new UnitCode(found.entries().getFirst().code()))
                : Optional.empty();
    }

    /** The unit that a form names as the keeper, one's own where it names none; empty for nothing that may be chosen. */
    Optional<UnitCode> keeper(Act act, TypedForm typed, CodeLabels.Snapshot names) {
        String text = typed.first(TypedForm.UNIT);
        return text.isBlank()
                ? Optional.of(act.actor().unit())
                : read(text, act.actor().scope(), names);
    }

    /** As an input shows it, to be read back. */
    String text(UnitCode unit, CodeLabels.Snapshot names) {
        return texts.inInput(UNIT, unit.value(), names);
    }

    /** The input of a form. */
    static FormView.Input input(String label, String help, String text, List<Label> problems) {
        return new FormView.Input(
                TypedForm.UNIT,
                TypedForm.UNIT,
                label,
                help,
                null,
                "lookup",
                CodesEndpoint.KEEPERS,
                "medium",
                null,
                "text",
                200,
                true,
                false,
                List.of(text),
                problems);
    }
}
