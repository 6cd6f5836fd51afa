package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.Word;

class WordsCodecTest {
    @Test
    void wordsAreCompactJson() {
        List<Word> words =
                List.of(new Word(0, 5, 0f, 1f, 0.5f, 0.0001f, 0.9876f), new Word(6, 9, 0.1f, -0.02f, 1f, 0f, 1f));
        String json = "[[0,5,0,1,0.5,0.0001,0.9876],[6,9,0.1,-0.02,1,0,1]]";
        assertThat(WordsCodec.encode(words)).isEqualTo(json);
        assertThat(WordsCodec.decode(json)).isEqualTo(words);
        assertThat(WordsCodec.encode(List.of())).isEqualTo("[]");
        assertThat(WordsCodec.decode("[]")).isEmpty();
    }

    @Test
    void fractionsKeepFourDecimalsAndOffsetsEverything() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int from = random.nextInt(Integer.MAX_VALUE);
            words.add(new Word(
                    from,
                    from + 1,
                    random.nextFloat(),
                    random.nextFloat(),
                    random.nextFloat(),
                    random.nextFloat(),
                    random.nextFloat()));
        }
        List<Word> decoded = WordsCodec.decode(WordsCodec.encode(words));
        assertThat(decoded).as("seed %d", seed).hasSameSizeAs(words);
        for (int i = 0; i < words.size(); i++) {
            assertThat(decoded.get(i).from())
                    .as("seed %d", seed)
                    .isEqualTo(words.get(i).from());
            assertThat(decoded.get(i).to())
                    .as("seed %d", seed)
                    .isEqualTo(words.get(i).to());
            assertThat(decoded.get(i).x())
                    .as("seed %d", seed)
                    .isCloseTo(words.get(i).x(), within(0.00006f));
            assertThat(decoded.get(i).confidence())
                    .as("seed %d", seed)
                    .isCloseTo(words.get(i).confidence(), within(0.00006f));
        }
    }
}
