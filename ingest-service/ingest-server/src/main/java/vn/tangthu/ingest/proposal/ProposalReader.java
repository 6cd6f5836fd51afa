package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.archive.document.Page;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.ingest.proposal.pattern.Found;
import vn.tangthu.ingest.proposal.pattern.Guess;
import vn.tangthu.ingest.proposal.pattern.NamePattern;
import vn.tangthu.ingest.proposal.pattern.OffencePattern;
import vn.tangthu.ingest.proposal.pattern.Patterns;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * Reads values for the fields of a form out of a paper. The catalogue drives it: the words printed before a value, the type
 * and the code list of each field; only what these cannot say is code, see {@link PaperFields} and {@link Persons}. Nothing
 * is written anywhere, and the same pages give the same proposals. Safe for concurrent use.
 */
public final class ProposalReader {
    private static final Pattern HISTORY = Folding.pattern("(?<![a-z])(?:tiền\\s+án|tiền\\s+sự|nhân\\s+thân)(?![a-z])");
    private static final Pattern HISTORY_END =
            Folding.pattern("(?<![a-z])(?:bị\\s+bắt|bị\\s+tạm|bị\\s+cáo|có\\s+mặt|vắng\\s+mặt)(?![a-z])"
                    + "|\\n\\s*\\n|" + ReadText.PAGE_END + "|;\\s*(?:tiền|nhân\\s+thân)");
    private static final Pattern VERDICT = Folding.pattern("\\n\\s*quyết\\s+định\\s*:?\\s*\\n");
    private static final Pattern PROPOSED = Folding.pattern("(?<![a-z])đề\\s+nghị(?![a-z])");
    private static final Pattern NO_RECORD =
            Folding.pattern("(?<![a-z])(?:không|chưa)(?:\\s+có)?\\s+(?:tiền\\s+án\\s*(?:,|và|/)?\\s*)?$");
    private static final int LONGEST_HISTORY = 900;
    private static final int LOOK_BACK = 200;
    private static final double BEFORE_VERDICT = 0.85;
    private static final double ONLY_PROPOSED = 0.4;
    private static final double SEVERAL_BEHIND = 0.7;
    private static final int NONE_BEFORE = 24;
    private static final int LONG_ENTRY = 12;
    private static final double SURE = 0.9;
    private static final double NAMED = 0.95;
    private static final double PER_CHARACTER = 0.0012;
    private final Catalogue catalogue;
    private final Patterns patterns;
    private final FieldReader reader;

    public ProposalReader(Catalogue catalogue) {
        this.catalogue = catalogue;
        patterns = new Patterns(catalogue);
        reader = new FieldReader(catalogue);
    }

    /**
     * What the pages say.
     *
     * @param fields of a category or of an event
     * @param pages of one document, as they were read
     * @param about name of the person wanted where a paper is about several, or null for the first
     */
    public Proposals propose(List<Field> fields, List<Page> pages, @Nullable String about) {
        ReadText text = ReadText.of(pages);
        return new Run(fields, text).proposals(about);
    }

    /** One reading. */
    private final class Run {
        private final List<Field> fields;
        private final ReadText text;
        private final Paper paper;
        private final List<Spot> spots;
        private final Extents extents;
        private final List<Stretch> histories;
        private final int verdict;

        Run(List<Field> fields, ReadText text) {
            this.fields = fields;
            this.text = text;
            paper = new Paper(text);
            spots = new Labels(fields).find(text);
            extents = new Extents(text, spots);
            histories = histories();
            verdict = verdict();
        }

        Proposals proposals(@Nullable String about) {
            List<Sighting> sightings = new ArrayList<>();
            Set<String> announced = new HashSet<>();
            for (Spot spot : spots) {
                Field field = spot.field();
                if (field != null
                        && !(PaperFields.isOwn(field) && spot.letters().length() < 5)) {
                    announced.add(field.code());
                    sightings.addAll(behind(spot, field));
                }
            }
            dropInside(sightings);
            Persons persons = new Persons(text, announcedNames(sightings));
            PaperFields own = new PaperFields(fields, text, paper);
            sightings.addAll(own.placesOfBirth(sightings, patterns));
            sightings.addAll(own.sightings(patterns, catalogue));
            sightings.addAll(names(persons));
            Choice choice = new Choice(text, reader, persons, persons.wanted(about));
            return new Proposals(paper.kind(), choice.of(fields, inContext(sightings)), announced);
        }

        /** Words of a form that stand inside a name or an offence announce nothing. */
        private void dropInside(List<Sighting> sightings) {
            List<Stretch> values = sightings.stream()
                    .filter(Run::isPhrase)
                    .flatMap(sighting -> sighting.found().stretches().stream())
                    .toList();
            sightings.removeIf(sighting ->
                    values.stream().anyMatch(value -> value.from() < sighting.from() && sighting.from() < value.to()));
        }

        /** A name that is announced as one, or something that can hardly be anything but an entry of a code list. */
        private static boolean isPhrase(Sighting sighting) {
            Found found = sighting.found();
            return switch (sighting.field().type()) {
                case NAME -> sighting.sureness() >= SURE;
                case CODE -> found.guesses().getFirst().sureness() >= SURE && found.to() - found.from() >= LONG_ENTRY;
                default -> false;
            };
        }

        private List<Found> announcedNames(List<Sighting> sightings) {
            return sightings.stream()
                    .filter(sighting -> sighting.field().code().equals(CaseFileRules.NAME))
                    .filter(sighting -> sighting.sureness() >= SURE)
                    .map(Sighting::found)
                    .toList();
        }

        private List<Sighting> behind(Spot spot, Field field) {
            if (PaperFields.standsAlone(field)) {
                return List.of();
            }
            double likely = PaperFields.isOwn(field) ? PaperFields.likely(field, paper.kind()) : 1;
            Stretch behind = extents.behind(spot, field);
            // "Công ty" announces a name and begins it.
            Stretch extent = field.type() == FieldType.NAME && NamePattern.isOrganisation(text, spot.from())
                    ? new Stretch(spot.from(), behind.to())
                    : behind;
            List<Sighting> result = new ArrayList<>();
            List<Found> found = patterns.of(field).find(text, extent).stream()
                    .map(one -> wholeCell(spot, field, one))
                    .toList();
            int most = field.has(Field.Property.MANY) ? found.size() : Math.min(1, found.size());
            for (int i = 0; i < most; i++) {
                double sureness = spot.sureness() * likely * nearness(spot, field, found.get(i));
                result.add(new Sighting(
                        field, found.get(i), spot.from(), i == 0 ? sureness : sureness * SEVERAL_BEHIND, false));
            }
            if (found.isEmpty() && field.type() == FieldType.NUMBER) {
                noRecord(spot, field).ifPresent(result::add);
            }
            return result;
        }

        /** With the rest of it, where a cell of a form was too narrow for it. */
        private Found wholeCell(Spot spot, Field field, Found found) {
            boolean words = field.type() == FieldType.NAME || field.type() == FieldType.TEXT;
            Optional<Stretch> rest = words && spot.marked()
                    ? text.goesOn(spot.from(), found.stretches().getLast())
                    : Optional.empty();
            boolean other =
                    rest.isEmpty() || spots.stream().anyMatch(one -> rest.get().contains(one.from()));
            if (other) {
                return found;
            }
            String read = text.asRead(rest.get());
            return found.with(rest.get(), field.type() == FieldType.NAME ? NamePattern.asWritten(read) : read);
        }

        private double nearness(Spot spot, Field field, Found found) {
            return field.type() == FieldType.SENTENCE || field.type() == FieldType.DOCUMENT_NUMBER
                    ? 1 - PER_CHARACTER * (found.from() - spot.valueFrom())
                    : 1;
        }

        /** "Chưa có tiền án, tiền sự": the number stands before the words. */
        private Optional<Sighting> noRecord(Spot spot, Field field) {
            int from = Math.max(0, spot.from() - NONE_BEFORE);
            Matcher none = NO_RECORD.matcher(text.folded()).region(from, spot.from());
            return none.find()
                    ? Optional.of(new Sighting(
                            field,
                            new Found(List.of(new Stretch(none.start(), spot.to())), List.of(new Guess("0", 1))),
                            spot.from(),
                            SURE,
                            false))
                    : Optional.empty();
        }

        /** Those who are sentenced, as their birth or another name stands beside theirs. */
        private List<Sighting> names(Persons persons) {
            return fields.stream()
                    .filter(field -> field.code().equals(CaseFileRules.NAME))
                    .flatMap(field ->
                            persons.names().stream().map(name -> new Sighting(field, name, name.from(), NAMED, false)))
                    .toList();
        }

        /** Without what belongs to earlier convictions; what the court decided before what somebody asked for. */
        private List<Sighting> inContext(List<Sighting> sightings) {
            return sightings.stream()
                    .filter(sighting -> !ofThisCase(sighting.field())
                            || histories.stream()
                                    .noneMatch(history ->
                                            history.contains(sighting.found().from())))
                    .map(this::weighed)
                    .toList();
        }

        private Sighting weighed(Sighting sighting) {
            if (!decided(sighting.field())) {
                return sighting;
            }
            int from = sighting.found().from();
            Matcher proposed = PROPOSED.matcher(text.folded()).region(Math.max(0, from - LOOK_BACK), from);
            double factor = from < verdict ? BEFORE_VERDICT * (proposed.find() ? ONLY_PROPOSED : 1) : 1;
            return sighting.times(factor);
        }

        private static boolean decided(Field field) {
            return field.type() == FieldType.SENTENCE
                    || field.code().equals(PaperFields.CLAUSES)
                    || OffencePattern.LIST.equals(field.list());
        }

        private static boolean ofThisCase(Field field) {
            return decided(field) || PaperFields.isOwn(field) || field.type() == FieldType.MONEY;
        }

        private List<Stretch> histories() {
            List<Stretch> result = new ArrayList<>();
            Matcher begin = HISTORY.matcher(text.folded());
            while (begin.find()) {
                int to = Math.min(text.length(), begin.end() + LONGEST_HISTORY);
                Matcher end = HISTORY_END.matcher(text.folded()).region(begin.end(), to);
                int last = Math.min(end.find() ? end.start() : to, nextStatement(begin.end()));
                result.add(new Stretch(begin.start(), Math.max(begin.end(), last)));
            }
            return result;
        }

        /** Where the next statement about the person, or the next line of a form, begins. */
        private int nextStatement(int from) {
            return spots.stream()
                    .filter(spot -> spot.from() > from && spot.marked() && spot.field() != null)
                    .filter(spot -> text.folded().charAt(spot.from() - 1) == '\n' || ofPerson(spot.field()))
                    .mapToInt(Spot::from)
                    .min()
                    .orElse(text.length());
        }

        private static boolean ofPerson(@Nullable Field field) {
            return field != null && field.type() != FieldType.NUMBER && "person".equals(field.group());
        }

        private int verdict() {
            Matcher matcher = VERDICT.matcher(text.folded());
            int result = 0;
            while (matcher.find()) {
                result = matcher.end();
            }
            return result;
        }
    }
}
