package vn.tangthu.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnippetMakerTest {
    @Test
    void withoutHitsTheBeginningIsShown() {
        assertThat(SnippetMaker.make("", List.of())).isEmpty();
        assertThat(SnippetMaker.make("  \n ", List.of())).isEmpty();
        assertThat(SnippetMaker.make("  Trang đầu  ", List.of())).containsExactly(new Snippet("Trang đầu", List.of()));
        String text = "từ ".repeat(500);
        Snippet snippet = SnippetMaker.make(text, List.of()).getFirst();
        assertThat(snippet.text()).startsWith("từ từ").endsWith("từ").hasSizeBetween(150, 200);
    }

    @Test
    void theBestThreeInTextOrder() {
        String filler = "chữ ".repeat(100);
        String text = "án " + filler + "thi hành án " + filler + "thi " + filler + "hành án " + filler + "phạm nhân";
        List<Span> spans = new ArrayList<>();
        for (String hit : List.of("án ch", "thi hành án", "thi ch", "hành án ch", "phạm nhân")) {
            int from = spans.isEmpty() ? 0 : text.indexOf(hit, spans.getLast().to());
            spans.add(new Span(from, from + hit.replace(" ch", "").length()));
        }
        assertThat(SnippetMaker.make(text, spans).stream()
                        .map(snippet -> snippet.text()
                                .substring(
                                        snippet.spans().getFirst().from(),
                                        snippet.spans().getFirst().to())))
                .containsExactly("thi hành án", "hành án", "phạm nhân");
    }

    @Test
    void piecesOfAnyTextAreExact() {
        long seed = Long.getLong("tests.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(600); i > 0; i--) {
                text.append(random.nextInt(6) == 0 ? " " : random.nextInt(9) == 0 ? "\uD83D\uDE00" : "a\u0301");
            }
            List<Span> spans = new ArrayList<>();
            for (int at = random.nextInt(50); at < text.length(); ) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(round % 2 == 0 ? 8 : 400));
                spans.add(new Span(at, to));
                at = to + random.nextInt(300);
            }
            List<Snippet> snippets = SnippetMaker.make(text.toString(), spans);
            assertThat(snippets).as("seed %d", seed).hasSizeLessThanOrEqualTo(3);
            for (Snippet snippet : snippets) {
                int at = text.indexOf(snippet.text(), 0);
                assertThat(at).as("seed %d", seed).isNotNegative();
                assertThat(snippet.text().length()).as("seed %d", seed).isLessThanOrEqualTo(220);
                for (Span span : snippet.spans()) {
                    assertThat(span.to())
                            .as("seed %d", seed)
                            .isLessThanOrEqualTo(snippet.text().length());
                }
                assertThat(snippet.spans().isEmpty()).as("seed %d", seed).isEqualTo(spans.isEmpty());
            }
        }
    }
}
