package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.ingest.proposal.pattern.Clause;
import vn.tangthu.ingest.proposal.pattern.Found;
import vn.tangthu.ingest.proposal.pattern.Guess;
import vn.tangthu.ingest.proposal.pattern.OffencePattern;
import vn.tangthu.ingest.proposal.pattern.Patterns;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * The fields whose place on a paper no printed words before them tell: those of the paper itself and of the papers it cites,
 * the clauses it applies, the place after a date of birth. A category without them has none of this.
 */
final class PaperFields {
    static final String CLAUSES = "offence-clause";
    private static final String COURT_LEVELS = "court-levels";
    private static final Pattern FIRST = Folding.pattern("sơ\\s+thẩm|hs-?st\\b|/hsst\\b");
    private static final Pattern APPEAL = Folding.pattern("phúc\\s+thẩm|hs-?pt\\b|/hspt\\b");
    private static final Pattern PLACE_AFTER_BIRTH = Folding.pattern("^\\s*,?\\s*tại\\s*:?\\s+");
    private static final double OWN = 0.97;
    private static final double CITED = 0.95;
    private static final double CITED_BESIDE_OWN = 0.4;
    private static final double COURT_IN_TEXT = 0.75;
    private static final double LEVEL = 0.9;
    private static final double CLAUSE = 0.85;
    private static final double PLACE = 0.9;
    private static final int CLAUSE_BEFORE_OFFENCE = 30;
    private final Map<String, Field> fields;
    private final List<Field> offenceFields;
    private final ReadText text;
    private final Paper paper;
    private final List<Sighting> result = new ArrayList<>();

    PaperFields(List<Field> fields, ReadText text, Paper paper) {
        this.fields = fields.stream().collect(Collectors.toMap(Field::code, field -> field, (one, other) -> one));
        offenceFields = fields.stream()
                .filter(field -> OffencePattern.LIST.equals(field.list()))
                .toList();
        this.text = text;
        this.paper = paper;
    }

    /** Fields whose values begin with the printed words, or are told by what they look like alone. */
    static boolean standsAlone(Field field) {
        return switch (field.code()) {
            case "court", "decision-court", "measure-issuer", CLAUSES -> true;
            default -> false;
        };
    }

    /** Fields that the printed words of the catalogue alone say too little about. */
    static boolean isOwn(Field field) {
        return switch (field.code()) {
            case "judgment-number",
                    "judgment-date",
                    "court",
                    "decision-number",
                    "decision-date",
                    "decision-court",
                    "measure-number",
                    "measure-date",
                    "measure-issuer" -> true;
            default -> false;
        };
    }

    /** How surely a spot behind printed words means such a field on this kind of paper. */
    static double likely(Field field, PaperKind kind) {
        boolean ofDecision = field.code().startsWith("decision-");
        return ofDecision && kind == PaperKind.JUDGMENT ? CITED_BESIDE_OWN / 2 : CITED;
    }

    List<Sighting> sightings(Patterns patterns, Catalogue catalogue) {
        judgment();
        decision();
        measure();
        paperOfAnEvent();
        level(catalogue);
        clauses(patterns);
        return result;
    }

    private void judgment() {
        boolean own = paper.kind() == PaperKind.JUDGMENT;
        if (own) {
            add("judgment", "court", paper.own(), OWN);
            paper.ownCourtsInText().forEach(found -> see(fields.get("court"), found, COURT_IN_TEXT));
        }
        paper.citedJudgments().forEach(citation -> add("judgment", "court", citation, own ? CITED_BESIDE_OWN : CITED));
    }

    private void decision() {
        boolean own = paper.kind() == PaperKind.DECISION_ON_EXECUTION;
        if (own) {
            add("decision", "decision-court", paper.own(), OWN);
            paper.ownCourtsInText().forEach(found -> see(fields.get("decision-court"), found, COURT_IN_TEXT));
        }
        paper.citedDecisions()
                .forEach(citation -> add("decision", "decision-court", citation, own ? CITED_BESIDE_OWN : CITED));
    }

    /** A judicial measure rests on a judgment or a decision, whichever the paper is. */
    private void measure() {
        if (paper.kind() != PaperKind.OTHER) {
            add("measure", "measure-issuer", paper.own(), OWN);
            paper.ownCourtsInText().forEach(found -> see(fields.get("measure-issuer"), found, COURT_IN_TEXT));
        }
        double cited = paper.kind() == PaperKind.OTHER ? CITED : CITED_BESIDE_OWN;
        paper.citedJudgments().forEach(citation -> add("measure", "measure-issuer", citation, cited));
    }

    /** An event rests on one paper: its number and day are the paper's own. */
    private void paperOfAnEvent() {
        if (!fields.containsKey("judgment-number") && !fields.containsKey("measure-number")) {
            see(fields.get("number"), paper.own().number(), OWN);
            see(fields.get("date"), paper.own().date(), OWN);
            see(fields.get("issuer"), paper.own().court(), OWN);
        }
    }

    private void add(String what, String court, Paper.Citation citation, double sureness) {
        see(fields.get(what + "-number"), citation.number(), sureness);
        see(fields.get(what + "-date"), citation.date(), sureness);
        see(fields.get(court), citation.court(), sureness);
    }

    private void see(@Nullable Field field, @Nullable Found found, double sureness) {
        if (field != null && found != null) {
            result.add(new Sighting(field, found, found.from(), sureness, true));
        }
    }

    private void level(Catalogue catalogue) {
        Field level = fields.get("court-level");
        if (level == null || !COURT_LEVELS.equals(level.list())) {
            return;
        }
        Found number = paper.kind() == PaperKind.JUDGMENT ? paper.own().number() : null;
        Stretch head = number == null
                ? paper.citedJudgments().stream()
                        .findFirst()
                        .map(cited -> around(cited))
                        .orElse(new Stretch(0, 0))
                : new Stretch(Math.max(0, number.from() - CLAUSE_BEFORE_OFFENCE), number.to());
        level(level, "first", FIRST, head, catalogue);
        level(level, "appeal", APPEAL, head, catalogue);
    }

    private static Stretch around(Paper.Citation cited) {
        Found number = cited.number();
        return new Stretch(cited.from(), number == null ? cited.from() : number.to());
    }

    private void level(Field field, String code, Pattern words, Stretch head, Catalogue catalogue) {
        Matcher matcher = words.matcher(text.folded()).region(head.from(), head.to());
        if (catalogue.list(COURT_LEVELS).contains(code) && matcher.find()) {
            Stretch stretch = new Stretch(matcher.start(), matcher.end());
            see(field, new Found(List.of(stretch), List.of(new Guess(code, 1))), LEVEL);
        }
    }

    private void clauses(Patterns patterns) {
        Field clauseField = fields.get(CLAUSES);
        List<Clause> clauses = Clause.in(text, new Stretch(0, text.length()));
        for (Clause clause : clauses) {
            for (Field field : offenceFields) {
                patterns.offences(field)
                        .ofArticles(text, clause.stretch())
                        .forEach(found -> see(field, found, clause.sureness()));
            }
            Found found = new Found(List.of(clause.stretch()), List.of(new Guess(clause.text(), clause.sureness())));
            see(clauseField, found, CLAUSE);
        }
    }

    /** "Sinh năm 1985 tại tỉnh X": the place has no words of its own. */
    List<Sighting> placesOfBirth(List<Sighting> births, Patterns patterns) {
        Field field = fields.get("birth-place");
        if (field == null) {
            return List.of();
        }
        List<Sighting> places = new ArrayList<>();
        for (Sighting birth : births) {
            Matcher at = PLACE_AFTER_BIRTH
                    .matcher(text.folded())
                    .region(birth.found().to(), text.length());
            boolean date = birth.field().type() == FieldType.PARTIAL_DATE
                    || birth.field().type() == FieldType.DATE;
            if (date && birth.field().code().equals("birth-date") && at.find()) {
                patterns.of(field).find(text, upToStop(at.end())).stream()
                        .findFirst()
                        .ifPresent(found ->
                                places.add(new Sighting(field, found, found.from(), PLACE * birth.sureness(), false)));
            }
        }
        return places;
    }

    private Stretch upToStop(int from) {
        int to = from;
        while (to < text.length() && stays(to)) {
            to++;
        }
        return new Stretch(from, to);
    }

    private boolean stays(int at) {
        char c = text.folded().charAt(at);
        return c != ';'
                && c != '\t'
                && c != '.'
                && c != '('
                && c != ReadText.PAGE_END
                && (c != '\n' || text.runsOn(at));
    }
}
