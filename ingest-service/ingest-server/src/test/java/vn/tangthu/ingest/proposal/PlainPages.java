package vn.tangthu.ingest.proposal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.object.Sha256;

/** Pages out of texts, every character as wide as the next: several spaces in a row are a gap between columns. */
public final class PlainPages {
    private static final Pattern WORD = Pattern.compile("\\S+");
    private static final float COLUMNS = 100;
    private static final float LINES = 70;

    private PlainPages() {}

    /** One page for each text, recognised as well as can be. */
    public static List<Page> of(String... texts) {
        List<Page> pages = new ArrayList<>();
        for (String text : texts) {
            pages.add(page(pages.size() + 1, text, 1f));
        }
        return pages;
    }

    static Page page(int number, String layout, float confidence) {
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        int line = 0;
        for (String row : layout.split("\n", -1)) {
            Matcher word = WORD.matcher(row);
            boolean first = true;
            while (word.find()) {
                text.append(first ? "" : " ");
                first = false;
                int from = text.length();
                text.append(word.group());
                words.add(new Word(
                        from,
                        text.length(),
                        word.start() / COLUMNS,
                        line / LINES,
                        word.group().length() / COLUMNS,
                        0.8f / LINES,
                        confidence));
            }
            text.append('\n');
            line++;
        }
        return page(number, text.toString(), words, confidence);
    }

    /** A page whose words have no places. */
    static Page bare(int number, String text) {
        return page(number, text, List.of(), 1f);
    }

    private static Page page(int number, String text, List<Word> words, float confidence) {
        return new Page(
                number,
                text,
                words,
                1000,
                1400,
                TextSource.RECOGNISED,
                confidence,
                Sha256.of(text.getBytes(StandardCharsets.UTF_8)),
                null);
    }
}
