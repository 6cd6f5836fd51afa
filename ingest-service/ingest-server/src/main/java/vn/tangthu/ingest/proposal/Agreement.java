package vn.tangthu.ingest.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.value.PartialDate;
import vn.tangthu.catalogue.value.SentenceLength;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** Whether two kept values of a field say the same. */
enum Agreement {
    SAME,
    /** They differ in marks alone, in i and y, or in the order of the syllables. */
    NEARLY,
    DIFFERENT;

    static Agreement of(Field field, String one, String other) {
        if (one.equals(other)) {
            return SAME;
        }
        return switch (field.type()) {
            case NAME -> names(one, other);
            case DATE, PARTIAL_DATE -> dates(one, other);
            case DOCUMENT_NUMBER -> numbers(one, other);
            case SENTENCE -> sentences(one, other);
            case TEXT, LONG_TEXT, CODE, NUMBER, MONEY, IDENTITY_NUMBER, FLAG, UNIT -> DIFFERENT;
        };
    }

    private static Agreement names(String one, String other) {
        List<Token> first = VietnameseText.tokens(one);
        List<Token> second = VietnameseText.tokens(other);
        if (exact(first).equals(exact(second))) {
            return SAME;
        }
        List<String> letters = first.stream().map(Token::folded).sorted().toList();
        return letters.equals(second.stream().map(Token::folded).sorted().toList()) ? NEARLY : DIFFERENT;
    }

    private static List<String> exact(List<Token> tokens) {
        return tokens.stream().map(Token::exact).toList();
    }

    /** An unknown date contradicts none, and a year none of its days. */
    private static Agreement dates(String one, String other) {
        Optional<PartialDate> first = PartialDate.read(one);
        Optional<PartialDate> second = PartialDate.read(other);
        boolean apart = first.isEmpty()
                || second.isEmpty()
                || first.get().surelyBefore(second.get())
                || second.get().surelyBefore(first.get());
        return apart ? DIFFERENT : SAME;
    }

    /** {@code 05/2020/HSST} and {@code 5/2020/HS-ST} are one number. */
    private static Agreement numbers(String one, String other) {
        if (number(one).equals(number(other))) {
            return SAME;
        }
        return number(VietnameseText.stripMarks(one)).equals(number(VietnameseText.stripMarks(other)))
                ? NEARLY
                : DIFFERENT;
    }

    private static List<String> number(String text) {
        return Arrays.stream(text.toUpperCase(Locale.ROOT).split("/"))
                .map(part -> part.replaceAll("[\\s.\\-–]", "").replaceFirst("^0+(?=\\d)", ""))
                .toList();
    }

    private static Agreement sentences(String one, String other) {
        return SentenceLength.read(one)
                        .map(Agreement::months)
                        .equals(SentenceLength.read(other).map(Agreement::months))
                ? SAME
                : DIFFERENT;
    }

    /** Eighteen months are a year and six months. */
    private static SentenceLength months(SentenceLength length) {
        return length instanceof SentenceLength.Term(int years, int months, int days)
                ? new SentenceLength.Term(0, 12 * years + months, days)
                : length;
    }
}
