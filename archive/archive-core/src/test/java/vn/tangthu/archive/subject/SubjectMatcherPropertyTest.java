package vn.tangthu.archive.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.contract.FictionalPeople;

/** What holds for all people, over random fictional ones; {@code -Dtests.seed=} replays a run. */
class SubjectMatcherPropertyTest {
    private static final int PEOPLE = 1500;
    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FictionalPeople people = new FictionalPeople(random);
    private final SubjectMatcher matcher = new SubjectMatcher();

    @Test
    void theScoreIsSymmetricAndNothingIsLikerThanTheSame() {
        List<SubjectProfile> all = Stream.generate(people::next)
                .limit(PEOPLE)
                .map(SubjectMatcherPropertyTest::profile)
                .toList();
        for (int i = 0; i < 20_000; i++) {
            SubjectProfile one = all.get(random.nextInt(PEOPLE));
            SubjectProfile other = all.get(random.nextInt(PEOPLE));
            Match match = matcher.match(one, other);
            assertThat(matcher.match(other, one)).as("seed %d", seed).isEqualTo(match);
            assertThat(match.score())
                    .as("seed %d, %s", seed, match.evidence())
                    .isLessThanOrEqualTo(matcher.match(one, one).score());
        }
    }

    @Test
    void somebodyStaysACandidateWhateverOneSlipIsMade() {
        for (int i = 0; i < PEOPLE; i++) {
            FieldValues person = people.next();
            for (FictionalPeople.Slip slip : FictionalPeople.Slip.values()) {
                FieldValues slipped = people.slip(person, slip);
                SubjectProfile one = profile(person);
                SubjectProfile other = profile(slipped);
                Match match = matcher.match(one, other);
                assertThat(match.candidate())
                        .as("seed %d, %s: %s and %s, %s", seed, slip, person, slipped, match)
                        .isTrue();
                assertThat(SubjectKeys.of(one).values())
                        .as("seed %d, %s: %s and %s", seed, slip, person, slipped)
                        .anyMatch(SubjectKeys.of(other).values()::contains);
            }
        }
    }

    private static SubjectProfile profile(FieldValues values) {
        return SubjectProfile.of(Profiles.PRISONER, values);
    }
}
