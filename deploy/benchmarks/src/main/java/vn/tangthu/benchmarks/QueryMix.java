package vn.tangthu.benchmarks;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Queries of 1 to 6 neighbouring words of a page: one in three without marks, one in six as a phrase, one in four with a
 * category chosen.
 */
final class QueryMix {
    /** @param category chosen facet value, or null */
    record Asked(String text, @Nullable String category) {}

    private QueryMix() {}

    static List<Asked> of(List<Corpus.Made> corpus, int count, long seed) {
        Random random = new Random(seed);
        List<Asked> queries = new ArrayList<>();
        while (queries.size() < count) {
            Corpus.Made made = corpus.get(random.nextInt(corpus.size()));
            String[] words =
                    made.pages().get(random.nextInt(made.pages().size())).split("\\s");
            int from = random.nextInt(words.length - 6);
            int length = 1 + random.nextInt(6);
            String text = String.join(" ", List.of(words).subList(from, from + length))
                    .replaceAll("[^\\p{L}\\p{Nd} /]", "")
                    .strip();
            if (text.chars().anyMatch(Character::isLetter)) {
                queries.add(asked(text, made.category(), random));
            }
        }
        return queries;
    }

    private static Asked asked(String text, String category, Random random) {
        String typed = random.nextInt(3) == 0 ? withoutMarks(text) : text;
        return new Asked(
                random.nextInt(6) == 0 ? "\"" + typed + "\"" : typed, random.nextInt(4) == 0 ? category : null);
    }

    static String withoutMarks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }
}
