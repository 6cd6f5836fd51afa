package vn.tangthu.ingest.tika;

import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.reading.ReadPage;
import vn.tangthu.ingest.tika.samples.PlacedWord;

/** A word of a sample and the same word as it was read. */
record Placement(PlacedWord sample, Word word) {
    /** How many words may be misread before the two are out of step. */
    private static final int LOOK_AHEAD = 12;

    /** Pairs the words of a sample with those read, in order, leaving out what was misread. */
    static List<Placement> match(List<PlacedWord> samples, Collected read) {
        List<Placement> placements = new ArrayList<>();
        for (ReadPage page : read.pages) {
            List<PlacedWord> ofPage = samples.stream()
                    .filter(sample -> sample.page() == page.number())
                    .toList();
            int next = 0;
            for (PlacedWord sample : ofPage) {
                for (int i = next; i < Math.min(page.words().size(), next + LOOK_AHEAD); i++) {
                    Word word = page.words().get(i);
                    if (page.text().substring(word.from(), word.to()).equals(sample.text())) {
                        placements.add(new Placement(sample, word));
                        next = i + 1;
                        break;
                    }
                }
            }
        }
        return placements;
    }

    /** Intersection over union. */
    double overlap() {
        double width = Math.min(sample.x() + sample.w(), word.x() + word.w()) - Math.max(sample.x(), word.x());
        double height = Math.min(sample.y() + sample.h(), word.y() + word.h()) - Math.max(sample.y(), word.y());
        double common = Math.max(0, width) * Math.max(0, height);
        return common / (sample.w() * sample.h() + (double) word.w() * word.h() - common);
    }

    /** Between the middles, in pages: boxes of scans hug the ink, those of samples the line. */
    double distance() {
        double x = sample.x() + sample.w() / 2 - (word.x() + word.w() / 2.0);
        double y = sample.y() + sample.h() / 2 - (word.y() + word.h() / 2.0);
        return Math.hypot(x, y);
    }
}
