package vn.tangthu.archive.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.subject.SubjectKeys;
import vn.tangthu.archive.subject.SubjectMatcher;
import vn.tangthu.archive.subject.SubjectProfile;
import vn.tangthu.catalogue.RecordCategory;

/** Fictional people some of whom were entered a second time with slips, to see how many of those are found. */
public final class FictionalPopulation {
    private final List<FieldValues> records = new ArrayList<>();

    /** Pairs that are the same person. */
    private final Set<Pair> same = new HashSet<>();

    /**
     * @param size people
     * @param duplicates share of them that was entered twice
     */
    public FictionalPopulation(long seed, int size, double duplicates) {
        Random random = new Random(seed);
        FictionalPeople people = new FictionalPeople(random);
        for (int i = 0; i < size; i++) {
            FieldValues person = people.next();
            records.add(lacking(people, random, person));
            if (random.nextDouble() < duplicates) {
                same.add(new Pair(records.size() - 1, records.size()));
                records.add(lacking(people, random, slipped(people, random, person)));
            }
        }
    }

    /** Real files do not have everything: numbers and parents are often missing. */
    private static FieldValues lacking(FictionalPeople people, Random random, FieldValues person) {
        FieldValues result = person;
        if (random.nextInt(3) == 0) {
            result = people.slip(result, FictionalPeople.Slip.NO_NUMBER);
        }
        return random.nextInt(4) == 0 ? people.slip(result, FictionalPeople.Slip.NO_PARENTS) : result;
    }

    /** One to three slips, and another kind of number for every second. */
    private static FieldValues slipped(FictionalPeople people, Random random, FieldValues person) {
        FictionalPeople.Slip[] all = FictionalPeople.Slip.values();
        FieldValues result = random.nextBoolean() ? people.slip(person, FictionalPeople.Slip.OLD_NUMBER) : person;
        for (int slips = 1 + random.nextInt(3); slips > 0; slips--) {
            FictionalPeople.Slip slip = all[random.nextInt(all.length)];
            if (possible(result, slip)) {
                result = people.slip(result, slip);
            }
        }
        return result;
    }

    private static boolean possible(FieldValues person, FictionalPeople.Slip slip) {
        boolean day =
                person.first("birth-date").filter(birth -> birth.length() == 10).isPresent();
        return switch (slip) {
            case YEAR_ONLY, DAY_AND_MONTH_SWAPPED, FIRST_OF_JANUARY -> day;
            case NUMBER_MISTYPED -> person.first("identity-number").isPresent();
            default -> true;
        };
    }

    private record Pair(int one, int other) {}

    /**
     * How it went.
     *
     * @param duplicates pairs that are the same person
     * @param found those of them that were proposed
     * @param proposed pairs that were proposed
     * @param compared pairs that were compared
     */
    public record Result(int records, int duplicates, int found, int proposed, long compared) {
        /** Share of the duplicates that was proposed. */
        public double recall() {
            return (double) found / duplicates;
        }

        /** Share of the proposals that are right. */
        public double precision() {
            return (double) found / proposed;
        }

        /** Other records that one is compared with. */
        public double comparedEach() {
            return 2.0 * compared / records;
        }
    }

    /** Compares all that share a key, as the archive does. */
    public Result judge(RecordCategory category) {
        SubjectMatcher matcher = new SubjectMatcher();
        List<SubjectProfile> profiles = records.stream()
                .map(record -> SubjectProfile.of(category, record))
                .toList();
        Map<Long, List<Integer>> byKey = new HashMap<>();
        int found = 0;
        int proposed = 0;
        long compared = 0;
        for (int i = 0; i < profiles.size(); i++) {
            Set<Integer> earlier = new HashSet<>();
            for (long key : SubjectKeys.of(profiles.get(i)).values()) {
                List<Integer> sharing = byKey.computeIfAbsent(key, none -> new ArrayList<>());
                earlier.addAll(sharing);
                sharing.add(i);
            }
            for (int other : earlier) {
                compared++;
                if (matcher.match(profiles.get(i), profiles.get(other)).candidate()) {
                    proposed++;
                    found += same.contains(new Pair(other, i)) ? 1 : 0;
                }
            }
        }
        return new Result(records.size(), same.size(), found, proposed, compared);
    }
}
