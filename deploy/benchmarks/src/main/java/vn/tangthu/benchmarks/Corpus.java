package vn.tangthu.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.UnitDefinition;
import vn.tangthu.ingest.tika.samples.SampleDocuments;

/**
 * Made-up documents of 2 to 18 pages of 300 to 450 syllables. Pieces of 3 to 10 words of the circular keep its frequencies
 * and phrases; between them stand numbers and syllables of a long tail, the n-th as often as 1/n.
 */
final class Corpus {
    private static final String[] ONSETS = "b c ch d đ g gh gi h kh l m n ng nh ph qu r s t th tr v x".split(" ");
    private static final String[] RIMES =
            ("a á à ả ã ạ an án àn ang áng àng ành ảnh ao áo ào ăn ắn ằng ặc âm ấm ầm ân ấn ần "
                            + "ất ật ây ấy ầy e é è em én en ê ế ề ên ến ền ệt i í ì iên iến iền iệt im ím o ó ò oan oán on òn ông "
                            + "ống ồng ôi ối ồi ơ ớ ờ ơi ới ời u ú ù ung úng ùng uôn uốn ư ứ ừ ương ướng ường ước ượt")
                    .split(" ");
    private static final int WORDS_A_LINE = 14;
    private static final double RARE = 0.15;

    private final Random random;
    private final String[] circular;

    private Corpus(long seed) {
        this.random = new Random(seed);
        this.circular = SampleDocuments.circularText().strip().split("(?U)\\s+");
    }

    /** One document of the corpus; {@code title} is its file name. */
    record Made(
            DocumentId id, UnitCode unit, String category, String type, int year, String title, List<String> pages) {}

    /** At least this many pages; the same seed gives the same documents. */
    static List<Made> documents(int pages, long seed) {
        Corpus corpus = new Corpus(seed);
        Catalogue catalogue = Catalogue.load();
        List<String> units =
                catalogue.units().stream().map(UnitDefinition::code).toList();
        List<String> categories = codes(catalogue.categories().entries());
        List<String> types = codes(catalogue.documentTypes().entries());
        List<Made> documents = new ArrayList<>();
        for (int made = 0; made < pages; made += documents.getLast().pages().size()) {
            documents.add(new Made(
                    new DocumentId(new UUID(corpus.random.nextLong(), corpus.random.nextLong())),
                    new UnitCode(corpus.oneOf(units)),
                    corpus.oneOf(categories),
                    corpus.oneOf(types),
                    2005 + corpus.random.nextInt(20),
                    "ho-so-" + documents.size() + ".pdf",
                    corpus.pages()));
        }
        return documents;
    }

    private static List<String> codes(List<CodeEntry> entries) {
        return entries.stream().map(CodeEntry::code).toList();
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private List<String> pages() {
        List<String> pages = new ArrayList<>();
        for (int left = 2 + random.nextInt(17); left > 0; left--) {
            pages.add(page(300 + random.nextInt(151)));
        }
        return pages;
    }

    private String page(int words) {
        StringBuilder page = new StringBuilder();
        int count = 0;
        while (count < words) {
            int from = random.nextInt(circular.length - 10);
            int to = from + 3 + random.nextInt(8);
            for (int i = from; i < to; i++) {
                append(page, circular[i], count++);
                if (random.nextDouble() < RARE) {
                    append(page, rare(), count++);
                }
            }
        }
        return page.toString();
    }

    private static void append(StringBuilder page, String word, int index) {
        if (index > 0) {
            page.append(index % WORDS_A_LINE == 0 ? '\n' : ' ');
        }
        page.append(word);
    }

    private String rare() {
        if (random.nextInt(8) == 0) {
            return random.nextInt(100_000) + "/" + (2005 + random.nextInt(20));
        }
        int size = ONSETS.length * RIMES.length;
        int rank = (int) Math.pow(size, random.nextDouble());
        // A step without a common factor spreads the frequent ones over all onsets.
        int place = (int) (rank * 7919L % size);
        return ONSETS[place % ONSETS.length] + RIMES[place / ONSETS.length];
    }
}
