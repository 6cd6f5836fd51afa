package vn.tangthu.archive.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.document.Failure;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;

/** A page as the extractor hands it over; see {@link vn.tangthu.archive.document.Page}. */
public record ReadPage(
        int number,
        String text,
        List<Word> words,
        TextSource source,
        float confidence,
        PageImage image,
        @Nullable Failure failure) {
    public ReadPage {
        words = List.copyOf(words);
    }
}
