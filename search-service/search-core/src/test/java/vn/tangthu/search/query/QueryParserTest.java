package vn.tangthu.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    /** Short form of a parsed query: phrases in brackets, exclusions with a minus, marked syllables with a star. */
    private static String read(String text) {
        StringBuilder result = new StringBuilder();
        for (Clause clause : QueryParser.parse(text).clauses()) {
            result.append(clause.excluded() ? "-" : "").append(clause.phrase() ? "[" : "(");
            List<String> syllables = clause.syllables().stream()
                    .map(syllable -> syllable.exact() + (syllable.marked() ? "*" : ""))
                    .toList();
            result.append(String.join(" ", syllables)).append(clause.phrase() ? "]" : ")");
        }
        return result.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "thi hành án | (thi hành* án*)",
                "THI HÀNH | (thi hành*)",
                "`\"thi hành\" án` | [thi hành*](án*)",
                "án -trộm phí | (án*)-(trộm*)(phí*)",
                "án -\"trộm cắp\" | (án*)-[trộm* cắp*]",
                "“thi hành” «án» | [thi hành*][án*]",
                "\"thi hành | (thi hành*)",
                "thi\" hành | (thi hành*)",
                "\"a\" b \"c | [a](b c)",
                "59/2020/NĐ-CP | (59 2020 nđ* cp)",
                "-59/2020 | -(59 2020)",
                "a - b | (a b)",
                "-- a | (a)",
                "\"\" a | (a)",
                "-\"\" | ``",
                "?! | ``",
                "`   ` | ``"
            },
            delimiter = '|')
    void reads(String text, String expected) {
        assertThat(read(text)).isEqualTo(expected);
    }

    @Test
    void keepsTheTextAsTyped() {
        assertThat(QueryParser.parse(" Thi  HÀNH ").text()).isEqualTo(" Thi  HÀNH ");
    }

    @Test
    void tooLongIsToldInBothLanguages() {
        assertThat(QueryParser.parse("a".repeat(Query.MAX_LENGTH)).clauses()).isNotEmpty();
        assertThatThrownBy(() -> QueryParser.parse("a".repeat(Query.MAX_LENGTH + 1)))
                .isInstanceOf(QueryTooLongException.class)
                .hasMessageContaining("tối đa 1000")
                .hasMessageContaining("at most 1000");
    }

    @Test
    void anythingCanBeRead() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        String signs = "\"“”-- \u00A0ạ\u0301dđ5\uD83D\uDE00/";
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(
                        random.nextInt(4) == 0
                                ? (char) random.nextInt(0x10000)
                                : signs.charAt(random.nextInt(signs.length())));
            }
            Query query = QueryParser.parse(text.toString());
            assertThat(QueryPlan.of(query).matchesAll())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(query.matchesAll());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "4, 4", "5, 4", "6, 5", "7, 5", "10, 7", "20, 14", "300, 210"})
    void requiredWords(int words, int required) {
        assertThat(QueryPlan.required(words)).isEqualTo(required);
    }

    @Test
    void weightsFollowHowTheSyllableWasTyped() {
        QueryPlan plan = QueryPlan.of(QueryParser.parse("thi hành an ninh"));
        assertThat(plan.syllableWeights()).containsOnlyKeys("_thi", "_hanh", "hành", "_an", "_ninh");
        assertThat(plan.pairWeights())
                .containsEntry("thi hành", 0.5f)
                .containsEntry("_thi hanh", 0.3f)
                .containsEntry("_an ninh", 0.5f)
                .doesNotContainKey("an ninh");
    }
}
