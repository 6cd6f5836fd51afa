package vn.tangthu.archive.subject;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tangthu.catalogue.SubjectKind;
import vn.tangthu.catalogue.value.PartialDate;

/**
 * What case files are found by that may be about the same subject: those that share none of these need not be compared. A
 * number, a day of birth, a name with a parent's name or with a place; or the initials with the year of birth.
 *
 * @param values digests; the odd ones are those that few case files share
 */
public record SubjectKeys(Set<Long> values) {
    public static final SubjectKeys NONE = new SubjectKeys(Set.of());

    private static final int FEW_LETTERS = 3;

    public SubjectKeys {
        values = Set.copyOf(values);
    }

    public static SubjectKeys of(SubjectProfile profile) {
        Collector keys = new Collector();
        profile.numbers().forEach(number -> keys.rare("number", number));
        if (profile.kind() == SubjectKind.LEGAL_PERSON) {
            legalPerson(profile, keys);
        } else {
            person(profile, keys);
        }
        return new SubjectKeys(keys.values);
    }

    /** Those of these that are among its own. */
    public SubjectKeys shared(Set<Long> others) {
        return new SubjectKeys(values.stream().filter(others::contains).collect(Collectors.toSet()));
    }

    /** Of two case files the one that shares more with a third comes first: more rare keys, then more at all. */
    public static Comparator<SubjectKeys> mostShared() {
        return Comparator.comparingLong((SubjectKeys shared) ->
                        shared.values.stream().filter(SubjectKeys::rare).count())
                .thenComparingInt(shared -> shared.values.size())
                .reversed();
    }

    /** Whether few case files have it. */
    public static boolean rare(long key) {
        return (key & 1) == 1;
    }

    private static void legalPerson(SubjectProfile profile, Collector keys) {
        for (ComparableName name : profile.names()) {
            keys.rare("name", name.sorted());
            name.parts().stream()
                    .map(NamePart::folded)
                    .filter(word -> word.length() >= FEW_LETTERS
                            && NameWeights.ofLegalPerson(word) == NameWeights.ofLegalPerson(""))
                    .forEach(word -> keys.common("word", word));
        }
    }

    private static void person(SubjectProfile profile, Collector keys) {
        for (PartialDate birth : profile.births()) {
            LocalDate day = birth.earliest();
            // Papers that know the year only often have the first of January.
            if (birth.exact() && !BirthMatch.newYear(day)) {
                int smaller = Math.min(day.getDayOfMonth(), day.getMonthValue());
                int larger = Math.max(day.getDayOfMonth(), day.getMonthValue());
                keys.rare("day", day.getYear() + " " + smaller + " " + larger);
            }
        }
        for (ComparableName name : profile.names()) {
            List<String> initials = Initials.of(name);
            String whole = name.sorted();
            for (String letters : initials) {
                profile.births()
                        .forEach(birth -> keys.common(
                                "initials", letters + " " + birth.earliest().getYear()));
                profile.fathers().forEach(father -> keys.rare("father", letters + " " + father.sorted()));
                profile.mothers().forEach(mother -> keys.rare("mother", letters + " " + mother.sorted()));
            }
            for (ComparablePlace place : profile.places()) {
                if (!place.sections().isEmpty()) {
                    keys.rare("place", whole + " " + place.sections().getFirst());
                    keys.rare("place", whole + " " + place.sections().getLast());
                }
            }
        }
    }

    private static final class Collector {
        private final Set<Long> values = new TreeSet<>();

        void rare(String kind, String value) {
            values.add(digest(kind, value) | 1);
        }

        void common(String kind, String value) {
            values.add(digest(kind, value) & ~1L);
        }

        /** FNV-1a over the characters, mixed once more; the same in every version, since it is stored. */
        private static long digest(String kind, String value) {
            long hash = 0xcbf29ce484222325L;
            for (String text : List.of(kind, " ", value)) {
                for (int i = 0; i < text.length(); i++) {
                    hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
                }
            }
            hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
            return hash ^ (hash >>> 32);
        }
    }
}
