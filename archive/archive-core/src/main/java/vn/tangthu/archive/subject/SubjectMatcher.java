package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.SubjectKind;

/**
 * Says how likely two case files are about the same subject, and why. Each agreement counts by how few others would agree by
 * chance, in bits, each contradiction by how rarely the same subject would show it; a common name alone is never enough.
 * Symmetric, and nothing agrees better with a case file than itself.
 */
public final class SubjectMatcher {
    /** Thousandths of a bit, as everywhere here. */
    private static final int ENOUGH = 15_000;

    private static final int SAME_NUMBER_AT_LEAST = 16_000;

    private static final double STEEPNESS = 2000;

    /** A person's name alone is not enough, however rare. */
    private static final int NAME_AT_MOST = 14_000;

    private static final int PARENT_AT_MOST = 7000;
    private static final int OTHER_PARENT = -4000;
    private static final int OTHER_SEX = -5000;

    /** A parent's name agrees if so much of it does. */
    private static final double AGREES = 0.6;

    public Match match(SubjectProfile one, SubjectProfile other) {
        if (one.kind() != other.kind() || one.kind() == SubjectKind.NONE) {
            return new Match(0, List.of());
        }
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        int bits = number(one, other, evidence)
                + name(one, other, evidence)
                + birth(one, other, evidence)
                + parent(one.fathers(), other.fathers(), Evidence.SAME_FATHER, Evidence.OTHER_FATHER, evidence)
                + parent(one.mothers(), other.mothers(), Evidence.SAME_MOTHER, Evidence.OTHER_MOTHER, evidence)
                + place(one, other, evidence)
                + sex(one, other, evidence);
        if (evidence.contains(Evidence.SAME_NUMBER)) {
            // Whatever else they say, somebody has to look: either the number is wrong or the rest.
            bits = Math.max(bits, SAME_NUMBER_AT_LEAST);
        }
        double score = 1 / (1 + Math.exp((ENOUGH - bits) / STEEPNESS));
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort(Comparator.comparing(Evidence::agrees).reversed().thenComparing(Comparator.naturalOrder()));
        return new Match(score, sorted);
    }

    private static int number(SubjectProfile one, SubjectProfile other, Set<Evidence> evidence) {
        NumberMatch match = NumberMatch.of(one.numbers(), other.numbers());
        return match == null ? 0 : add(match.bits(), match.evidence(), evidence);
    }

    private record Names(ComparableName one, ComparableName other, NameMatch match) {
        int bits() {
            return match.bits();
        }
    }

    private static int name(SubjectProfile one, SubjectProfile other, Set<Evidence> evidence) {
        Names best = best(
                one.names(),
                other.names(),
                (here, there) -> new Names(here, there, NameMatch.of(here, there)),
                Names::bits);
        if (best == null) {
            return 0;
        }
        evidence.addAll(best.match.evidence());
        if (best.bits() > 0 && (best.one.alias() || best.other.alias())) {
            evidence.add(Evidence.BY_OTHER_NAME);
        }
        return switch (one.kind()) {
            case PERSON, NONE -> Math.min(best.bits(), NAME_AT_MOST);
            case LEGAL_PERSON -> best.bits();
        };
    }

    private static int birth(SubjectProfile one, SubjectProfile other, Set<Evidence> evidence) {
        BirthMatch best = best(one.births(), other.births(), BirthMatch::of, BirthMatch::bits);
        return best == null ? 0 : add(best.bits(), best.evidence(), evidence);
    }

    private static int parent(
            List<ComparableName> one,
            List<ComparableName> other,
            Evidence same,
            Evidence different,
            Set<Evidence> evidence) {
        Names best = best(one, other, (here, there) -> new Names(here, there, NameMatch.of(here, there)), Names::bits);
        if (best == null) {
            return 0;
        }
        int whole = Math.min(bits(best.one), bits(best.other));
        return best.bits() >= AGREES * whole
                ? add(Math.min(best.bits(), PARENT_AT_MOST), same, evidence)
                : add(OTHER_PARENT, different, evidence);
    }

    private static int bits(ComparableName name) {
        return name.parts().stream().mapToInt(NamePart::bits).sum();
    }

    private static int place(SubjectProfile one, SubjectProfile other, Set<Evidence> evidence) {
        ComparablePlace.PlaceMatch best =
                best(one.places(), other.places(), ComparablePlace::match, ComparablePlace.PlaceMatch::bits);
        return best == null ? 0 : add(best.bits(), best.evidence(), evidence);
    }

    private static int sex(SubjectProfile one, SubjectProfile other, Set<Evidence> evidence) {
        boolean contradict =
                !one.sexes().isEmpty() && !other.sexes().isEmpty() && Collections.disjoint(one.sexes(), other.sexes());
        return contradict ? add(OTHER_SEX, Evidence.OTHER_SEX, evidence) : 0;
    }

    private static int add(int bits, Evidence why, Set<Evidence> evidence) {
        evidence.add(why);
        return bits;
    }

    /** The pair that agrees best, or null if there is none that says anything. */
    private static <V, M> @Nullable M best(
            List<V> one, List<V> other, BiFunction<V, V, @Nullable M> match, ToIntFunction<M> bits) {
        return one.stream()
                .flatMap(here -> other.stream().map(there -> match.apply(here, there)))
                .filter(Objects::nonNull)
                .max(Comparator.comparingInt(bits))
                .orElse(null);
    }
}
