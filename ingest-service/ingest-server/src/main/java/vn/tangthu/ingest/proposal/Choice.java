package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tangthu.archive.casefile.CaseFileRules;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.Reading;
import vn.tangthu.ingest.proposal.pattern.Guess;
import vn.tangthu.ingest.proposal.text.ReadText;

/** Out of everything that was seen for a field: the likeliest value, how sure it is, and what else it may be. */
final class Choice {
    private static final double SUREST = 0.99;
    private static final double LEAST_OF_MANY = 0.2;
    private static final double CONTRADICTION = 0.35;
    private static final double WORTH_CONTRADICTING = 0.3;
    private static final double OTHER_PERSON = 0.4;

    /** Of what is about a person and does not stand with him. */
    private static final double ASIDE = 0.5;

    private static final double AGREEMENT = 0.5;
    private static final String PERSON = "person";
    private static final int MOST_ALTERNATIVES = 5;
    private final ReadText text;
    private final FieldReader reader;
    private final Persons persons;
    private final int wanted;

    /** @param wanted the person whose values are wanted */
    Choice(ReadText text, FieldReader reader, Persons persons, int wanted) {
        this.text = text;
        this.reader = reader;
        this.persons = persons;
        this.wanted = wanted;
    }

    List<Proposal> of(List<Field> fields, List<Sighting> sightings) {
        List<Proposal> result = new ArrayList<>();
        for (Field field : fields) {
            List<Group> groups = groups(
                    field,
                    sightings.stream()
                            .filter(sighting -> sighting.field().code().equals(field.code()))
                            .toList());
            if (field.has(Field.Property.MANY)) {
                groups.stream()
                        .filter(group -> !group.foreign && group.confidence() >= LEAST_OF_MANY)
                        .forEach(
                                group -> result.add(new Proposal(field.code(), group.best(), group.others(List.of()))));
            } else if (!groups.isEmpty() && !groups.getFirst().foreign) {
                result.add(chosen(field, groups));
            }
        }
        return result;
    }

    private static Proposal chosen(Field field, List<Group> groups) {
        Group first = groups.getFirst();
        double other = groups.size() > 1 ? groups.get(1).confidence() : 0;
        double share = other < WORTH_CONTRADICTING ? 0 : Math.min(1, other / first.confidence());
        Candidate best = first.best();
        return new Proposal(
                field.code(),
                best.withConfidence(best.confidence() * (1 - CONTRADICTION * share)),
                first.others(groups.subList(1, groups.size())));
    }

    /** Values with everything that speaks for them, the likeliest first; those of the wanted person before all others. */
    private List<Group> groups(Field field, List<Sighting> sightings) {
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Sighting sighting : sightings) {
            int owner = sighting.own()
                    ? Persons.NOBODY
                    : persons.owner(sighting.found().from());
            boolean dropped = owner == Persons.OTHERS
                    || (isDate(field) && persons.aboutRelative(sighting.found().from()));
            List<Candidate> candidates = dropped ? List.of() : candidates(field, sighting);
            if (!candidates.isEmpty()) {
                boolean foreign = persons.several() && owner >= 0 && owner != wanted;
                boolean aside = owner == Persons.NOBODY && PERSON.equals(field.group()) && persons.any();
                double factor = aside && !field.code().equals(CaseFileRules.NAME) ? ASIDE : 1;
                Group group = groups.computeIfAbsent(candidates.getFirst().value(), key -> new Group(key, foreign));
                group.add(
                        candidates.stream()
                                .map(one -> one.withConfidence(one.confidence() * factor))
                                .toList(),
                        foreign);
            }
        }
        return groups.values().stream()
                .sorted(Comparator.comparing((Group group) -> group.foreign)
                        .thenComparing(
                                Comparator.comparingDouble(Group::confidence).reversed()))
                .toList();
    }

    private static boolean isDate(Field field) {
        return field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE;
    }

    private List<Candidate> candidates(Field field, Sighting sighting) {
        double recognised = sighting.found().stretches().stream()
                .mapToDouble(text::confidence)
                .min()
                .orElse(1);
        String asRead = String.join(
                " ", sighting.found().stretches().stream().map(text::asRead).toList());
        Place place = Place.of(text, sighting.found());
        List<Candidate> result = new ArrayList<>();
        for (Guess guess : sighting.found().guesses()) {
            if (reader.read(field, guess.typed()) instanceof Reading.Accepted(String kept)) {
                double confidence = Math.min(SUREST, sighting.sureness() * guess.sureness() * recognised);
                result.add(new Candidate(kept, asRead, confidence, place));
            }
        }
        return result;
    }

    /** One value. */
    private static final class Group {
        private final String value;
        private final List<Candidate> seen = new ArrayList<>();
        private final List<Candidate> otherReadings = new ArrayList<>();
        private boolean foreign;

        /** @param foreign whether it was seen with other persons only */
        Group(String value, boolean foreign) {
            this.value = value;
            this.foreign = foreign;
        }

        void add(List<Candidate> candidates, boolean ofAnother) {
            Candidate first = candidates.getFirst();
            // Several patterns may have found the very same words.
            seen.removeIf(other -> isSamePlace(other, first) && other.confidence() <= first.confidence());
            if (seen.stream().noneMatch(other -> isSamePlace(other, first))) {
                seen.add(first);
            }
            otherReadings.addAll(candidates.subList(1, candidates.size()));
            foreign &= ofAnother;
        }

        private static boolean isSamePlace(Candidate one, Candidate other) {
            return one.place().equals(other.place()) && one.asRead().equals(other.asRead());
        }

        /** Each place that says the same makes it surer. */
        double confidence() {
            double surest =
                    seen.stream().mapToDouble(Candidate::confidence).max().orElse(0);
            double doubt = (1 - surest) / (1 - surest * AGREEMENT);
            for (Candidate candidate : seen) {
                doubt *= 1 - AGREEMENT * candidate.confidence();
            }
            return Math.min(SUREST, 1 - doubt) * (foreign ? OTHER_PERSON : 1);
        }

        Candidate best() {
            return seen.stream()
                    .max(Comparator.comparingDouble(Candidate::confidence))
                    .orElseThrow()
                    .withConfidence(confidence());
        }

        List<Candidate> others(List<Group> groups) {
            Map<String, Candidate> result = new LinkedHashMap<>();
            List<Candidate> all = new ArrayList<>(otherReadings);
            groups.forEach(group -> all.add(group.best()));
            groups.forEach(group -> all.addAll(group.otherReadings));
            all.sort(Comparator.comparingDouble(Candidate::confidence).reversed());
            all.stream()
                    .filter(candidate -> !candidate.value().equals(value))
                    .forEach(candidate -> result.putIfAbsent(candidate.value(), candidate));
            return result.values().stream().limit(MOST_ALTERNATIVES).toList();
        }
    }
}
