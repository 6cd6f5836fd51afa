package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.Random;

/** Text of syllables, marks in any order, and characters from all of Unicode, lone surrogates included. */
final class RandomText {
    private static final String[] SYLLABLES = {
        "thi", "hành", "án", "hình", "sự", "Nguyễn", "HOÀ", "quý", "gìa", "59/2020/NĐ-CP", "đ", "Ð", "lý"
    };
    private static final String MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323\u00AD\u200B\uFEFF";

    private RandomText() {}

    static String next(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(12);
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(5)) {
                case 0 -> text.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
                case 1 -> text.append(MARKS.charAt(random.nextInt(MARKS.length())));
                case 2 -> text.append((char) random.nextInt(0x10000));
                case 3 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append(' ').append((char) ('a' + random.nextInt(26)));
            }
        }
        return random.nextBoolean() ? text.toString() : Normalizer.normalize(text, Normalizer.Form.NFD);
    }
}
