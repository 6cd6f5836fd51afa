package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tangthu.catalogue.SubjectKind;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * A name in the form in which names are compared.
 *
 * @param parts in the order of the name
 * @param alias whether it is not the name that the subject goes by
 */
record ComparableName(List<NamePart> parts, boolean alias) {
    /** No name that somebody goes by is longer. */
    static final int MOST_PARTS = 12;

    static final Comparator<ComparableName> ORDER = Comparator.comparing(
            name -> name.parts.stream().map(NamePart::exact).collect(Collectors.joining(" ")));

    /** What stands between two names in one field. The words for it have their marks, since "Tuc" is a name. */
    private static final List<String> WORDS_BETWEEN =
            List.of("tức", "còn gọi là", "thường gọi là", "bí danh", "tên khác");

    private static final String PUNCTUATION = ",;/()\"“”";
    private static final Pattern BETWEEN = Pattern.compile(
            "[" + PUNCTUATION + "]|(?<![\\p{L}\\p{M}])(?:" + String.join("|", WORDS_BETWEEN)
                    + ")(?: là)?(?![\\p{L}\\p{M}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> NOBODY = Set.of(
            "khong ro", "khong biet", "khong co", "khong", "chua ro", "chua biet", "da chet", "da mat", "unknown");

    /** What parts the kind of a company from its name, in both languages; the longest first. */
    private static final Pattern KIND_OF_COMPANY = Pattern.compile("""
            \\b(?:tong cong ti|cong ti|tong cty|cty|ct|tap doan|doanh nghiep tu nhan|dntn|doanh nghiep|hop tac xa|htx\
            |chi nhanh|trach nhiem huu han|tnhh|mot thanh vien|hai thanh vien tro len|hai thanh vien|[12] thanh vien\
            |mtv|[12] ?tv|co phan|ctcp|cp|hop danh|company|corporation|corp|limited|ltd|co|joint stock|jsc|llc|inc)\\b""");

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("tm", "thuong mai"),
            Map.entry("dv", "dich vu"),
            Map.entry("tmdv", "thuong mai dich vu"),
            Map.entry("xd", "xay dung"),
            Map.entry("sx", "san xuat"),
            Map.entry("sxtm", "san xuat thuong mai"),
            Map.entry("xnk", "xuat nhap khau"),
            Map.entry("dt", "dau tu"),
            Map.entry("vt", "van tai"),
            Map.entry("pt", "phat trien"),
            Map.entry("kd", "kinh doanh"),
            Map.entry("kt", "ki thuat"),
            Map.entry("cn", "cong nghe"),
            Map.entry("vn", "viet nam"),
            Map.entry("qt", "quoc te"));

    ComparableName {
        parts = List.copyOf(parts);
    }

    /** The names in one value of a field: {@code Nguyễn Văn A (tức B)} has two. */
    static List<ComparableName> read(String text, SubjectKind kind, boolean alias) {
        if (kind == SubjectKind.LEGAL_PERSON) {
            return ofLegalPerson(text, alias);
        }
        List<ComparableName> result = new ArrayList<>();
        for (String one : seemsToHaveSeveral(text) ? BETWEEN.split(text) : new String[] {text}) {
            ComparableName name = ofPerson(one, alias || !result.isEmpty());
            if (name.worthComparing() && (result.isEmpty() || !name.hasNumbers())) {
                result.add(name);
            }
        }
        return result;
    }

    private static ComparableName ofPerson(String text, boolean alias) {
        List<NamePart> parts = new ArrayList<>();
        VietnameseText.tokens(text).stream().limit(MOST_PARTS).map(NamePart::of).forEach(parts::add);
        return new ComparableName(parts, alias);
    }

    private static List<ComparableName> ofLegalPerson(String text, boolean alias) {
        List<NamePart> all = VietnameseText.tokens(text).stream()
                .map(NamePart::of)
                .map(NamePart::ofLegalPerson)
                .toList();
        List<NamePart> own = withoutKind(all).stream()
                .flatMap(ComparableName::expanded)
                .limit(MOST_PARTS)
                .toList();
        ComparableName name = new ComparableName(own, alias);
        return name.worthComparing() ? List.of(name) : List.of();
    }

    /** The words that do not say what kind of company it is; all of them if there are no others. */
    private static List<NamePart> withoutKind(List<NamePart> all) {
        StringBuilder line = new StringBuilder();
        List<Integer> begins = new ArrayList<>();
        for (NamePart part : all) {
            begins.add(line.length());
            line.append(part.folded()).append(' ');
        }
        BitSet kind = new BitSet();
        KIND_OF_COMPANY.matcher(line).results().forEach(found -> kind.set(found.start(), found.end()));
        List<NamePart> own = IntStream.range(0, all.size())
                .filter(i -> !kind.get(begins.get(i)))
                .mapToObj(all::get)
                .toList();
        return own.isEmpty() ? all : own;
    }

    private static Stream<NamePart> expanded(NamePart part) {
        String words = ABBREVIATIONS.get(part.folded());
        return words == null
                ? Stream.of(part)
                : Stream.of(words.split(" "))
                        .map(word -> new NamePart(word, word, word, false, NameWeights.ofLegalPerson(word)));
    }

    /** Names come by the million, and nearly all of them have none of this. */
    private static boolean seemsToHaveSeveral(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return PUNCTUATION.chars().anyMatch(mark -> lower.indexOf(mark) >= 0)
                || WORDS_BETWEEN.stream().anyMatch(lower::contains);
    }

    private boolean worthComparing() {
        return !parts.isEmpty() && !NOBODY.contains(folded());
    }

    boolean marked() {
        return parts.stream().anyMatch(NamePart::marked);
    }

    /** Without marks, in the order of the name. */
    String folded() {
        return parts.stream().map(NamePart::folded).collect(Collectors.joining(" "));
    }

    /** Without marks, in one order for all orders. */
    String sorted() {
        return parts.stream().map(NamePart::folded).sorted().collect(Collectors.joining(" "));
    }

    private boolean hasNumbers() {
        return parts.stream().anyMatch(NamePart::number);
    }
}
