package vn.tangthu.search.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.document.Rectangle;
import vn.tangthu.archive.document.Word;
import vn.tangthu.search.Span;

class RectanglesTest {
    /** Text: "thi hành" on one line, "án" on the next. */
    private static final List<Word> WORDS = List.of(
            new Word(0, 3, 0.70f, 0.10f, 0.05f, 0.02f, 1),
            new Word(4, 8, 0.76f, 0.101f, 0.08f, 0.02f, 1),
            new Word(9, 11, 0.10f, 0.13f, 0.04f, 0.02f, 1));

    @Test
    void wordsOfOneLineShareARectangle() {
        List<List<Rectangle>> boxes = Rectangles.of(WORDS, List.of(new Span(0, 8)));
        assertThat(boxes).hasSize(1);
        Rectangle box = boxes.getFirst().getFirst();
        assertThat(box.x()).isEqualTo(0.70f);
        assertThat(box.x() + box.w()).isCloseTo(0.84f, org.assertj.core.data.Offset.offset(1e-6f));
        assertThat(box.h()).isCloseTo(0.021f, org.assertj.core.data.Offset.offset(1e-6f));
    }

    @Test
    void aHitThatRunsOverALineEndHasTwoRectangles() {
        assertThat(Rectangles.of(WORDS, List.of(new Span(4, 11))).getFirst())
                .extracting(Rectangle::y)
                .containsExactly(0.101f, 0.13f);
    }

    @Test
    void aPartOfAWordMarksTheWord() {
        assertThat(Rectangles.of(WORDS, List.of(new Span(5, 6))).getFirst())
                .containsExactly(new Rectangle(0.76f, 0.101f, 0.08f, 0.02f));
    }

    @Test
    void aSpanBetweenWordsHasNone() {
        assertThat(Rectangles.of(WORDS, List.of(new Span(3, 4)))).containsExactly(List.of());
    }
}
