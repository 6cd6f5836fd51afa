package vn.tangthu.archive.postgres;

import java.util.ArrayList;
import java.util.List;
import vn.tangthu.archive.document.Word;

/**
 * Words of a page as compact JSON, {@code [[from,to,x,y,w,h,confidence],...]}, fractions with at most 4 decimals: a tenth
 * of a pixel on a page of 1,000.
 */
final class WordsCodec {
    private static final int SCALE = 10_000;
    private static final int FIELDS = 7;

    private WordsCodec() {}

    static String encode(List<Word> words) {
        StringBuilder json = new StringBuilder(words.size() * 40 + 2).append('[');
        for (Word word : words) {
            json.append(json.length() == 1 ? "[" : ",[");
            json.append(word.from()).append(',').append(word.to());
            for (float value : new float[] {word.x(), word.y(), word.w(), word.h(), word.confidence()}) {
                fraction(json.append(','), value);
            }
            json.append(']');
        }
        return json.append(']').toString();
    }

    static List<Word> decode(String json) {
        List<Word> words = new ArrayList<>(json.length() / 40 + 1);
        double[] fields = new double[FIELDS];
        int field = 0;
        int start = -1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || c == '.' || c == '-';
            if (digit) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                fields[field++] = Double.parseDouble(json.substring(start, i));
                start = -1;
            }
            if (field == FIELDS) {
                words.add(word(fields));
                field = 0;
            }
        }
        return words;
    }

    private static Word word(double[] fields) {
        return new Word(
                (int) fields[0],
                (int) fields[1],
                (float) fields[2],
                (float) fields[3],
                (float) fields[4],
                (float) fields[5],
                (float) fields[6]);
    }

    private static void fraction(StringBuilder json, float value) {
        long scaled = Math.round((double) value * SCALE);
        if (scaled < 0) {
            json.append('-');
            scaled = -scaled;
        }
        json.append(scaled / SCALE);
        long rest = scaled % SCALE;
        if (rest == 0) {
            return;
        }
        json.append('.');
        for (long unit = SCALE / 10; rest > 0; unit /= 10) {
            json.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
