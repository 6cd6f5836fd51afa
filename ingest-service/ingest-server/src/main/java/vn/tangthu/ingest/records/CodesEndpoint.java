package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.archive.web.Requires;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;

/** Looks up entries of code lists while somebody types; large lists are never sent whole. */
@RestController
class CodesEndpoint {
    /** The units of one's scope, for filters. */
    static final String OWN_UNITS = "own-units";

    /** Those of them that exist, for new records. */
    static final String KEEPERS = "keepers";

    private static final Set<String> LISTS_OF_UNITS = Set.of(Forms.UNITS, OWN_UNITS, KEEPERS);
    private static final int LIMIT = 12;
    private static final int LONGEST = 200;
    private final Catalogue catalogue;
    private final CodeLabels labels;
    private final RecordDesk desk;
    private final FieldTexts texts;
    private final CodeSearch search = new CodeSearch();

    CodesEndpoint(Catalogue catalogue, CodeLabels labels, RecordDesk desk, Forms forms) {
        this.catalogue = catalogue;
        this.labels = labels;
        this.desk = desk;
        texts = forms.texts();
    }

    /**
     * An entry that fits.
     *
     * @param text what to put into the input
     * @param past whether it is no longer in force
     */
    record Choice(String code, String label, String text, boolean past) {}

    /** @param more how many more fit */
    record Choices(List<Choice> choices, int more) {}

    @GetMapping("/records/codes/{list}")
    @Requires({Operation.ENTER, Operation.SEARCH})
    Choices find(Act act, @PathVariable String list, @RequestParam(defaultValue = "") String q, Locale locale) {
        CodeLabels.Snapshot names = labels.now();
        String typed = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        boolean ofUnits = LISTS_OF_UNITS.contains(list);
        CodeSearch.Found found = ofUnits
                ? search.find(names.tree(), unit -> isIn(list, unit, act.actor().scope()), typed, desk.today(), LIMIT)
                : search.find(known(list), typed, desk.today(), LIMIT);
        Field field = fieldOf(ofUnits ? null : list);
        List<Choice> choices = found.entries().stream()
                .map(entry -> new Choice(
                        entry.code(),
                        entry.label().in(locale),
                        texts.inInput(field, entry.code(), names),
                        !entry.inForce().contains(desk.today())))
                .toList();
        return new Choices(choices, found.more());
    }

    private boolean isIn(String list, Unit unit, AccessScope scope) {
        return switch (list) {
            case OWN_UNITS -> scope.allows(unit.code());
            case KEEPERS -> scope.allows(unit.code()) && unit.inForce().contains(desk.today());
            default -> true;
        };
    }

    private CodeList known(String list) {
        try {
            return catalogue.list(list);
        } catch (IllegalArgumentException e) {
            ApiProblem problem = new ApiProblem(
                    HttpStatus.NOT_FOUND, "no-such-list", "Không có danh mục này.", "There is no such code list.");
            problem.initCause(e);
            throw problem;
        }
    }

    /** A field over the list: how its values stand in an input depends on nothing else. */
    private static Field fieldOf(@Nullable String list) {
        return new Field(
                "code",
                new Label("", ""),
                list == null ? FieldType.UNIT : FieldType.CODE,
                list,
                null,
                null,
                null,
                Period.ALWAYS,
                Set.of(),
                LONGEST,
                List.of(),
                null,
                List.of());
    }
}
