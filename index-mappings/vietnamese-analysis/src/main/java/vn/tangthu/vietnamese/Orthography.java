package vn.tangthu.vietnamese;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which strings are built like a Vietnamese syllable: initial, rhyme, and a tone that the ending allows. */
final class Orthography {
    private static final Pattern SHAPE =
            Pattern.compile("(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?([aăâeêioôơuưy][a-zăâêôơư]*)");
    private static final Pattern TONES = Pattern.compile("[\u0300\u0301\u0303\u0309\u0323]");
    private static final Pattern STOPPED = Pattern.compile(".*(?:[cpt]|ch)");

    private static final Set<String> RHYMES = Set.of("""
            a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
            e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
            i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
            o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
            oc oe oen oeo oet oi om on ong oong ooc op ot ô ôc ôi ôm ôn ông ôp ôt
            ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut
            uy uya uych uynh uyn uyt uyu uyp uyên uyêt uôc uôi uôm uôn uông uôt
            ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
            y yêm yên yêng yêt yêu""".trim().split("\\s+"));

    private static final Set<String> PLAIN_RHYMES =
            RHYMES.stream().map(Orthography::withoutQuality).collect(Collectors.toUnmodifiableSet());

    private Orthography() {}

    /** Whether the word, spelled with its marks, is a possible syllable. */
    static boolean isSyllable(String word) {
        String lower = VietnameseText.exact(word);
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFD);
        String toneless = Normalizer.normalize(TONES.matcher(decomposed).replaceAll(""), Normalizer.Form.NFC);
        return fits(toneless, RHYMES) && toneFits(decomposed);
    }

    /** Whether the word, written without marks, is a possible syllable. */
    static boolean isPlainSyllable(String word) {
        return fits(word.toLowerCase(Locale.ROOT), PLAIN_RHYMES);
    }

    private static boolean fits(String toneless, Set<String> rhymes) {
        Matcher matcher = SHAPE.matcher(toneless);
        if (!matcher.matches()) {
            return false;
        }
        String initial = matcher.group(1);
        String rhyme = matcher.group(2);
        return rhymes.contains(rhyme)
                || ("gi".equals(initial) && rhymes.contains("i" + rhyme))
                || ("qu".equals(initial) && rhymes.contains("u" + rhyme));
    }

    private static boolean toneFits(String decomposed) {
        long tones = TONES.matcher(decomposed).results().count();
        if (tones > 1) {
            return false;
        }
        boolean stopped = STOPPED.matcher(decomposed).matches();
        boolean allowed = decomposed.indexOf('\u0301') >= 0 || decomposed.indexOf('\u0323') >= 0;
        return !stopped || allowed;
    }

    private static String withoutQuality(String rhyme) {
        return VietnameseText.stripMarks(rhyme);
    }
}
