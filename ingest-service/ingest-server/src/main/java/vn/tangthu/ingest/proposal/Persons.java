package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.ingest.proposal.pattern.Found;
import vn.tangthu.ingest.proposal.pattern.NamePattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.ingest.proposal.text.Syllable;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Whom which part of a paper is about. A judgment names defendants, their parents, victims and witnesses, each with year of
 * birth and residence: only what stands with a defendant is about him.
 */
final class Persons {
    /** About nobody in particular. */
    static final int NOBODY = -1;

    /** About somebody who is not sentenced. */
    static final int OTHERS = -2;

    private static final Pattern BORN = Folding.pattern(
            "(?<![a-z])(?:sinh\\s+năm|sinh\\s+ngày|năm\\s+sinh|ngày\\s+sinh|ngày,?\\s+tháng,?\\s+năm\\s+sinh|tên\\s+gọi\\s+khác|bí\\s+danh)(?![a-z])");
    private static final Pattern RELATIVE =
            Folding.pattern("(?<![a-z])(?:con\\s+ông|con\\s+bà|và\\s+bà|với\\s+bà|vợ|chồng|cha|mẹ|bố|con)(?:\\s*\\([a-z"
                    + " ]+\\))?(?:\\s+(?:là|tên|tên\\s+là|ông|bà|anh|chị))?[\\s:]*$");
    private static final Pattern ALIAS =
            Folding.pattern("(?<![a-z])(?:tên\\s+gọi\\s+khác|bí\\s+danh|còn\\s+gọi\\s+là|tên\\s+khác)[\\s:.]*$");
    private static final Pattern TITLE = Folding.pattern("(?<![a-z])(?:ông|bà|anh|chị|cháu|cụ|em)[\\s:]*$");
    private static final Pattern ROLE = Folding.pattern(
            "(?<![a-z])(?:(?<other>(?:người\\s+)?bị\\s+hại|người\\s+làm\\s+chứng|"
                    + "nguyên\\s+đơn|bị\\s+đơn|người\\s+bào\\s+chữa|người\\s+đại\\s+diện|đại\\s+diện|có\\s+quyền\\s+lợi|thẩm\\s+phán|"
                    + "hội\\s+thẩm|thư\\s+ký|kiểm\\s+sát\\s+viên|luật\\s+sư|người\\s+giám\\s+định|người\\s+phiên\\s+dịch)|(?<!của"
                    + " )(?<!cho"
                    + " )(?:bị\\s+cáo|người\\s+bị\\s+kết\\s+án|người\\s+chấp\\s+hành|phạm\\s+nhân|họ\\s+và\\s+tên|đối\\s+với))(?![a-z])");
    private static final Pattern SECTION = Folding.pattern("\\n"
            + "\\s*(?:nội\\s+dung\\s+vụ\\s+án|nhận\\s+thấy|nhận\\s+định\\s+của|xét\\s+thấy|quyết\\s+định\\s*:?\\s*\\n"
            + ")");
    private static final int LONGEST_PART = 3000;
    private static final int LONGEST_OF_A_RELATIVE = 80;
    private static final int LOOK_BACK = 300;
    private static final int NEAR = 260;
    private final ReadText text;
    private final List<Person> persons = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Stretch> relatives = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();

    private record Person(List<String> letters, Found name) {}

    private record Part(int owner, int from, int to) {}

    private record Mention(int person, int from) {}

    /** @param announced names behind words that announce nobody but the one whom the paper is about */
    Persons(ReadText text, List<Found> announced) {
        this.text = text;
        List<Part> begins = new ArrayList<>();
        announced.stream().filter(name -> lettersOf(name).size() > 1).forEach(name -> begin(name, begins));
        NamePattern names = new NamePattern(false);
        Matcher born = BORN.matcher(text.folded());
        while (born.find()) {
            names.before(text, born.start())
                    .filter(name -> lettersOf(name).size() > 1)
                    .ifPresent(name -> begin(name, begins));
        }
        close(begins);
        mention();
    }

    private void begin(Found name, List<Part> begins) {
        if (begins.stream().anyMatch(part -> part.from() == name.from())) {
            return;
        }
        String before = text.folded().substring(Math.max(0, name.from() - LOOK_BACK), name.from());
        if (ALIAS.matcher(before).find()) {
            return;
        }
        if (RELATIVE.matcher(before).find()) {
            relatives.add(ofRelative(name));
        } else if (TITLE.matcher(before).find() || lastRole(before) == OTHERS) {
            begins.add(new Part(OTHERS, name.from(), name.to()));
        } else {
            begins.add(new Part(person(name), name.from(), name.to()));
        }
    }

    private Stretch ofRelative(Found name) {
        String folded = text.folded();
        int to = Math.min(folded.length(), name.to() + LONGEST_OF_A_RELATIVE);
        Matcher end = Pattern.compile(";|\\sva\\s|\\n\\n").matcher(folded).region(name.to(), to);
        return new Stretch(name.to(), end.find() ? end.start() : to);
    }

    private static int lastRole(String before) {
        Matcher role = ROLE.matcher(before);
        int last = NOBODY;
        while (role.find()) {
            last = role.group("other") == null ? NOBODY : OTHERS;
        }
        return last;
    }

    private int person(Found name) {
        List<String> letters = lettersOf(name);
        for (int i = 0; i < persons.size(); i++) {
            if (persons.get(i).letters().equals(letters)) {
                return i;
            }
        }
        persons.add(new Person(letters, name));
        return persons.size() - 1;
    }

    private List<String> lettersOf(Found name) {
        return letters(text.asRead(name.stretches().getFirst()));
    }

    /** In the order of the alphabet: names are written in any order. */
    private static List<String> letters(String name) {
        return VietnameseText.tokens(name).stream().map(Token::folded).sorted().toList();
    }

    private void close(List<Part> begins) {
        begins.sort(Comparator.comparingInt(Part::from));
        for (int i = 0; i < begins.size(); i++) {
            Part begin = begins.get(i);
            int to = Math.min(text.length(), begin.from() + LONGEST_PART);
            to = i + 1 < begins.size() ? Math.min(to, begins.get(i + 1).from()) : to;
            Matcher section = SECTION.matcher(text.folded()).region(begin.from(), to);
            parts.add(new Part(begin.owner(), begin.from(), section.find() ? section.start() : to));
        }
    }

    private void mention() {
        for (int person = 0; person < persons.size(); person++) {
            List<String> letters = persons.get(person).letters();
            for (int i = 0; i + letters.size() <= text.syllables().size(); i++) {
                List<String> run = text.syllables().subList(i, i + letters.size()).stream()
                        .map(Syllable::letters)
                        .sorted()
                        .toList();
                if (run.equals(letters)) {
                    mentions.add(new Mention(person, text.syllables().get(i).from()));
                }
            }
        }
        mentions.sort(Comparator.comparingInt(Mention::from));
    }

    /** Whether several are sentenced. */
    boolean several() {
        return persons.size() > 1;
    }

    boolean any() {
        return !persons.isEmpty();
    }

    /** Names of those who are sentenced, in the order of the paper. */
    List<Found> names() {
        return persons.stream().map(Person::name).toList();
    }

    /** Place of the person with this name, in any order and spelling; the first one where nobody has it. */
    int wanted(@Nullable String name) {
        List<String> wanted = name == null ? List.of() : letters(name);
        for (int i = 0; i < persons.size(); i++) {
            if (persons.get(i).letters().equals(wanted)) {
                return i;
            }
        }
        return 0;
    }

    /** Whom what stands here is about. */
    int owner(int place) {
        Optional<Part> part = parts.stream()
                .filter(one -> one.from() <= place && place < one.to())
                .findFirst();
        if (part.isPresent()) {
            return part.get().owner();
        }
        return mentions.stream()
                .filter(mention -> mention.from() <= place && place - mention.from() < NEAR)
                .reduce((earlier, later) -> later)
                .map(Mention::person)
                .orElse(NOBODY);
    }

    /** Whether a father, mother, husband or wife was named right before. */
    boolean aboutRelative(int place) {
        return relatives.stream().anyMatch(stretch -> stretch.contains(place));
    }
}
