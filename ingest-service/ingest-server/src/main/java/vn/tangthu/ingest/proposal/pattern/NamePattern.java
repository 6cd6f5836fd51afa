package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.ingest.proposal.text.Syllable;
import vn.tangthu.vietnamese.VietnamesePlausibility;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Names of persons: syllables with capitals, or all in capitals. Marks stay as they were read; where a family name has marks
 * that no family has, the usual ones are shown beside.
 */
public final class NamePattern implements ValuePattern {
    private static final Pattern BEFORE =
            Folding.pattern("^[\\s:.\"'(*_\\-]*(?:(?:\\d{1,2}[.)]|là|tên|gọi|các|bị\\s+cáo|bị\\s+can|bị\\s+án|"
                    + "phạm\\s+nhân|người\\s+bị\\s+kết\\s+án|người\\s+chấp\\s+hành\\s+án)(?=[\\s:])[\\s:.\"']*)*");
    private static final Pattern TITLE = Folding.pattern("^(?:ông|bà|anh|chị|cụ|cháu|em)(?=\\s)[\\s:.]*");
    private static final Pattern NOTHING = Folding.pattern("^(?:không(?: có| rõ)?|chưa(?: có| rõ)?)(?![a-z])");
    private static final Pattern ORGANISATION = Folding.pattern(
            "^(?:tổng\\s+công\\s+ty|công\\s+ty|doanh\\s+nghiệp|tập\\s+đoàn|hợp\\s+tác\\s+xã|ngân\\s+hàng|chi\\s+nhánh|cty)(?![a-z])");
    private static final Pattern END_OF_ORGANISATION = Folding.pattern("[,;(\\n\\t]|\\s-\\s");
    private static final Pattern BETWEEN_NAMES = Folding.pattern("^\\s*(?:,|;|và|hoặc|/)\\s*");
    private static final Set<String> FAMILIES = Set.of(
            "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
            "dương", "lý", "đào", "đoàn", "vương", "trịnh", "trương", "đinh", "lâm", "phùng", "mai", "tô", "hà", "cao",
            "lương", "lưu", "châu", "tạ", "thái", "quách", "nông", "hứa", "vi", "lò", "giàng", "sùng", "vàng", "mã",
            "triệu", "bàn", "hầu", "thào", "lầu", "chu", "kiều", "khuất", "la", "nghiêm", "tống", "từ", "văn", "viên");
    private static final Map<String, List<String>> BY_LETTERS =
            FAMILIES.stream().collect(Collectors.groupingBy(VietnameseText::fold));
    private static final int MOST_SYLLABLES = 8;
    private static final double ONE_SYLLABLE = 0.45;
    private static final double LONG = 0.85;
    private static final int USUALLY_LONGEST = 5;
    private static final double ODD_SYLLABLES = 0.75;
    private static final double UNUSUAL_FAMILY = 0.8;
    private static final double DIGITS_INSIDE = 0.5;
    private final boolean many;

    /** @param many whether several names may stand in a row, and one syllable be a name (aliases) */
    public NamePattern(boolean many) {
        this.many = many;
    }

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        int from = extent.from();
        while (from < extent.to()) {
            Optional<Found> found = one(text, new Stretch(from, extent.to()));
            found.ifPresent(result::add);
            from = found.isPresent() && many ? next(text, found.get().to(), extent) : extent.to();
        }
        return result;
    }

    /** Whether the name of an organisation begins here. */
    public static boolean isOrganisation(ReadText text, int place) {
        return ORGANISATION.matcher(text.folded()).region(place, text.length()).find();
    }

    private static int next(ReadText text, int end, Stretch extent) {
        Matcher between = BETWEEN_NAMES.matcher(text.folded()).region(end, extent.to());
        return between.find() ? between.end() : extent.to();
    }

    private Optional<Found> one(ReadText text, Stretch extent) {
        Stretch rest = behindTitle(text, behind(BEFORE, text, extent));
        if (isOrganisation(text, rest.from())) {
            Matcher end = END_OF_ORGANISATION.matcher(text.folded()).region(rest.from(), rest.to());
            Stretch stretch = text.trimmed(new Stretch(rest.from(), end.find() ? end.start() : rest.to()), " .:\"'");
            return Optional.of(new Found(stretch, text.asRead(stretch), LONG));
        }
        if (NOTHING.matcher(text.folded()).region(rest.from(), rest.to()).find()) {
            return Optional.empty();
        }
        return person(text, withoutTitle(run(text, rest)));
    }

    private static Stretch behind(Pattern pattern, ReadText text, Stretch extent) {
        Matcher matcher = pattern.matcher(text.folded()).region(extent.from(), extent.to());
        return matcher.find() ? new Stretch(matcher.end(), extent.to()) : extent;
    }

    /** A title in small letters; one with a capital may be a name, see {@link #withoutTitle}. */
    private static Stretch behindTitle(ReadText text, Stretch extent) {
        boolean small = !extent.isEmpty() && Character.isLowerCase(text.characterAt(extent.from()));
        return small ? behind(BEFORE, text, behind(TITLE, text, extent)) : extent;
    }

    private static List<Syllable> withoutTitle(List<Syllable> run) {
        boolean title = run.size() > 2
                && TITLE_WORDS.contains(run.get(0).letters())
                && BY_LETTERS.containsKey(run.get(1).letters());
        return title ? run.subList(1, run.size()) : run;
    }

    /** A name that ends right before this place, only spaces, commas and brackets between. */
    public Optional<Found> before(ReadText text, int place) {
        int last = text.syllableAt(place) - 1;
        while (last >= 0 && text.syllables().get(last).to() > place) {
            last--;
        }
        int first = last + 1;
        while (first > 0 && last - first + 2 <= MOST_SYLLABLES && precedes(text, first, last, place)) {
            first--;
        }
        return person(text, withoutTitle(text.syllables().subList(first, last + 1)));
    }

    private static final Set<String> TITLE_WORDS = Set.of("ong", "ba", "anh", "chi", "cu", "em");

    /** Whether the syllable before the run belongs to it; the run ends before the place. */
    private static boolean precedes(ReadText text, int first, int last, int place) {
        Syllable syllable = text.syllables().get(first - 1);
        int next = first > last ? place : text.syllables().get(first).from();
        String between = text.folded().substring(syllable.to(), next);
        boolean near = first > last ? between.matches("[ \\n,;:(\\-\"']{0,4}") : joins(text, syllable.to(), between);
        if (!near || !isName(text, syllable)) {
            return false;
        }
        return first > last
                || isUpper(text, syllable) == isUpper(text, text.syllables().get(last));
    }

    private static boolean joins(ReadText text, int end, String between) {
        return between.equals(" ")
                || between.equals("'")
                || between.equals("-")
                || text.runsOn(end, end + between.length());
    }

    /** Syllables with capitals from the beginning on; in a name all in capitals the first other one ends it. */
    private static List<Syllable> run(ReadText text, Stretch extent) {
        List<Syllable> result = new ArrayList<>();
        int first = text.syllableAt(extent.from());
        for (int i = first; i < text.syllables().size() && result.size() < MOST_SYLLABLES; i++) {
            Syllable syllable = text.syllables().get(i);
            int end = result.isEmpty() ? extent.from() : result.getLast().to();
            String between = text.folded().substring(Math.min(end, syllable.from()), syllable.from());
            boolean near = result.isEmpty() ? between.matches("[\\s:.,\"'(*_\\-]*") : joins(text, end, between);
            if (syllable.to() > extent.to() || !near || !isName(text, syllable) || !fits(text, result, syllable)) {
                break;
            }
            result.add(syllable);
        }
        return result;
    }

    private static boolean fits(ReadText text, List<Syllable> name, Syllable next) {
        return name.isEmpty()
                || isUpper(text, name.getFirst()) == isUpper(text, next)
                || next.to() - next.from() == 1
                || name.getFirst().to() - name.getFirst().from() == 1;
    }

    private static boolean isName(ReadText text, Syllable syllable) {
        String read = text.asRead(new Stretch(syllable.from(), syllable.to()));
        return Character.isUpperCase(read.codePointAt(0))
                && read.codePoints().filter(Character::isDigit).count() <= 1;
    }

    private static boolean isUpper(ReadText text, Syllable syllable) {
        String read = text.asRead(new Stretch(syllable.from(), syllable.to()));
        return read.equals(read.toUpperCase(Locale.ROOT));
    }

    private Optional<Found> person(ReadText text, List<Syllable> run) {
        if (run.isEmpty()) {
            return Optional.empty();
        }
        Stretch stretch = new Stretch(run.getFirst().from(), run.getLast().to());
        String read = text.asRead(stretch);
        String typed = asWritten(read);
        double sureness = sureness(run.size(), typed);
        return Optional.of(new Found(stretch, guesses(typed, sureness)));
    }

    private double sureness(int syllables, String typed) {
        double result = syllables == 1 && !many ? ONE_SYLLABLE : syllables > USUALLY_LONGEST ? LONG : 1;
        return VietnamesePlausibility.score(typed) < 1 ? result * ODD_SYLLABLES : result;
    }

    private static List<Guess> guesses(String typed, double sureness) {
        List<Guess> result = new ArrayList<>();
        if (typed.codePoints().anyMatch(Character::isDigit)) {
            result.add(new Guess(lettersForDigits(typed), sureness * DIGITS_INSIDE));
            result.add(new Guess(typed, sureness * DIGITS_INSIDE * DIGITS_INSIDE));
            return result;
        }
        String first = VietnameseText.exact(typed.split(" ", 2)[0]);
        List<String> usual = FAMILIES.contains(first) || !typed.contains(" ")
                ? List.of()
                : BY_LETTERS.getOrDefault(VietnameseText.fold(first), List.of());
        result.add(new Guess(typed, usual.isEmpty() ? sureness : sureness * UNUSUAL_FAMILY));
        usual.forEach(family -> result.add(new Guess(
                titled(family) + typed.substring(typed.indexOf(' ')), sureness * UNUSUAL_FAMILY * UNUSUAL_FAMILY)));
        return result;
    }

    private static String lettersForDigits(String typed) {
        return typed.replace('0', 'o').replace('1', 'i').replace('5', 's').replace('6', 'g');
    }

    /** A name all in capitals as it is written in a sentence. */
    public static String asWritten(String read) {
        boolean capitals = read.length() > 2 && read.equals(read.toUpperCase(Locale.ROOT));
        return capitals ? titled(read) : read;
    }

    private static String titled(String name) {
        Matcher word = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}]*").matcher(name);
        return word.replaceAll(result -> {
            String syllable = result.group();
            int first = syllable.offsetByCodePoints(0, 1);
            return Matcher.quoteReplacement(syllable.substring(0, first).toUpperCase(Locale.ROOT)
                    + syllable.substring(first).toLowerCase(Locale.ROOT));
        });
    }
}
