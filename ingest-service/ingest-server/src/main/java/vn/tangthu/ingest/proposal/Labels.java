package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Field;
import vn.tangthu.ingest.proposal.pattern.Similarity;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.ingest.proposal.text.Syllable;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/** The printed words of the catalogue's fields, and where a text has them: with wrong marks, split, joined, misspelt. */
final class Labels {
    /** Words that begin another statement about a person, whether the category has a field for it or not. */
    private static final List<String> ENDS = List.of(
            "nhân thân",
            "bị bắt",
            "bị tạm giữ",
            "bị tạm giam",
            "hiện đang",
            "có vợ",
            "có chồng",
            "có mặt",
            "vắng mặt",
            "sinh năm",
            "sinh ngày",
            "gia đình có",
            "chỗ ở",
            "nơi ở",
            "trú tại",
            "chức vụ",
            "con ông",
            "con bà",
            "tiền án",
            "tiền sự",
            "tôn giáo",
            "dân tộc",
            "quốc tịch",
            "giới tính",
            "nghề nghiệp",
            "tên gọi khác",
            "đơn vị công tác",
            "bị cáo bị",
            "bị cáo có",
            "bị cáo tại ngoại",
            "hiện tạm trú",
            "số cccd",
            "số cmnd",
            "số căn cước",
            "số định danh",
            "số hộ chiếu",
            "ngày cấp",
            "nơi cấp",
            "số điện thoại",
            "con thứ");

    private static final Pattern COLON = Pattern.compile("^\\s{0,3}:");
    private static final Pattern LEADERS = Pattern.compile("^\\s{0,3}[._]{3,}");
    private static final Pattern MISREAD_COLON = Pattern.compile("^\\s?[;.](?=\\s?[^\\s.])");
    private static final Pattern IN_BRACKETS = Pattern.compile("^\\s*\\([^()]{1,60}\\)(?=\\s*[:._])");
    private static final Pattern FURTHER_WORDS =
            Pattern.compile("^(?:[ ,/]+[a-z]+){1,7}(?=\\s*(?::|\\([^()\\n]{1,40}\\)\\s*:))");
    private static final Pattern ANOTHER = Folding.pattern("^\\s*(?:,|/|và|hoặc|-)\\s*");
    private static final String BOUNDARIES = "\n\t;,.:(-*+/\"'|" + ReadText.PAGE_END;
    private static final double MARKED = 0.97;
    private static final double MARKED_INSIDE = 0.92;
    private static final double AT_BOUNDARY = 0.82;
    private static final double INSIDE = 0.55;
    private static final double PER_EDIT = 0.92;
    private static final double MISREAD = 0.9;
    private static final int FEWEST_LETTERS_FOR_EDITS = 7;
    private static final int LETTERS_FOR_TWO_EDITS = 14;
    private static final int SHORT = 3;
    private final Map<String, List<Label>> byLetters = new HashMap<>();
    private final int mostSyllables;

    private record Label(@Nullable Field field, String letters, String exact) {}

    private record Match(int from, int to, String label, int edits, boolean sameMarks) {
        boolean overlaps(Match other) {
            return from < other.to && other.from < to;
        }

        boolean sameAs(Match other) {
            return from == other.from && to == other.to && edits == other.edits;
        }
    }

    Labels(List<Field> fields) {
        int most = 1;
        for (Field field : fields) {
            for (String printed : field.printed()) {
                most = Math.max(most, add(field, printed));
            }
        }
        for (String words : ENDS) {
            most = Math.max(most, add(null, words));
        }
        mostSyllables = most;
    }

    private int add(@Nullable Field field, String printed) {
        List<Token> tokens = VietnameseText.tokens(printed);
        String letters = tokens.stream().map(Token::folded).collect(Collectors.joining());
        List<Label> there = byLetters.computeIfAbsent(letters, key -> new ArrayList<>());
        boolean known = there.stream().anyMatch(label -> field == null || field.equals(label.field));
        if (!known) {
            there.add(new Label(field, letters, exact(printed)));
        }
        return tokens.size();
    }

    /** All spots, in the order of the text. */
    List<Spot> find(ReadText text) {
        List<Match> matches = withoutOverlaps(exact(text), nearly(text));
        List<Spot> result = new ArrayList<>();
        Set<Integer> starts = matches.stream().map(Match::from).collect(Collectors.toCollection(HashSet::new));
        Map<Integer, Integer> valueFrom = new HashMap<>();
        for (Match match : matches.reversed()) {
            Standing standing = new Standing(text, match, starts, valueFrom);
            valueFrom.put(match.from(), standing.valueFrom);
            for (Label label : byLetters.getOrDefault(match.label(), List.of())) {
                if (standing.marked || match.label().length() > SHORT || label.exact.equals(read(text, match))) {
                    result.add(standing.spot(label.field));
                }
            }
        }
        result.sort(Comparator.comparingInt(Spot::from));
        return result;
    }

    private static String read(ReadText text, Match match) {
        return exact(text.asRead(new Stretch(match.from(), match.to())));
    }

    private static String exact(String words) {
        return VietnameseText.tokens(words).stream().map(Token::exact).collect(Collectors.joining(" "));
    }

    private List<Match> exact(ReadText text) {
        List<Match> result = new ArrayList<>();
        List<Syllable> syllables = text.syllables();
        for (int i = 0; i < syllables.size(); i++) {
            StringBuilder letters = new StringBuilder();
            for (int k = i; k < syllables.size() && k <= i + mostSyllables && (k == i || joined(text, k - 1)); k++) {
                letters.append(syllables.get(k).letters());
                if (byLetters.containsKey(letters.toString())) {
                    result.add(match(text, i, k, letters.toString(), 0));
                }
            }
        }
        return result;
    }

    /** Misspelt ones count where a colon or leaders follow, and something begins. */
    private List<Match> nearly(ReadText text) {
        List<Match> result = new ArrayList<>();
        List<Syllable> syllables = text.syllables();
        for (int last = 0; last < syllables.size(); last++) {
            String after = text.folded()
                    .substring(
                            syllables.get(last).to(),
                            Math.min(text.length(), syllables.get(last).to() + SHORT + SHORT));
            if (COLON.matcher(after).find() || LEADERS.matcher(after).find()) {
                nearly(text, last).ifPresent(result::add);
            }
        }
        return result;
    }

    private Optional<Match> nearly(ReadText text, int last) {
        Match best = null;
        StringBuilder letters = new StringBuilder();
        for (int first = last;
                first >= Math.max(0, last - mostSyllables) && (first == last || joined(text, first));
                first--) {
            letters.insert(0, text.syllables().get(first).letters());
            if (isBoundary(text, text.syllables().get(first).from())) {
                Match match = nearest(text, first, last, letters.toString());
                best = match != null && (best == null || match.edits < best.edits) ? match : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private @Nullable Match nearest(ReadText text, int first, int last, String letters) {
        if (letters.length() < FEWEST_LETTERS_FOR_EDITS) {
            return null;
        }
        int most = letters.length() < LETTERS_FOR_TWO_EDITS ? 1 : 2;
        return byLetters.keySet().stream()
                .filter(label -> label.length() >= FEWEST_LETTERS_FOR_EDITS)
                .map(label -> match(text, first, last, label, Similarity.edits(letters, label, most)))
                .filter(match -> match.edits > 0 && match.edits <= most)
                .min(Comparator.comparingInt(Match::edits))
                .orElse(null);
    }

    private Match match(ReadText text, int first, int last, String label, int edits) {
        int from = text.syllables().get(first).from();
        int to = text.syllables().get(last).to();
        String read = exact(text.asRead(new Stretch(from, to)));
        boolean sameMarks = byLetters.getOrDefault(label, List.of()).stream().anyMatch(one -> one.exact.equals(read));
        return new Match(from, to, label, edits, sameMarks);
    }

    /** Whether nothing but spaces, a line end or commas part this syllable from the next. */
    private static boolean joined(ReadText text, int syllable) {
        int from = text.syllables().get(syllable).to();
        int to = text.syllables().get(syllable + 1).from();
        String between = text.folded().substring(from, to);
        return between.indexOf('\n') >= 0 ? text.runsOn(from, to) : between.matches("[ ,/\\-]{0,3}");
    }

    /** Whether it is the label of a field: those that only end what stands before may overlap with one. */
    private boolean announces(Match match) {
        return byLetters.getOrDefault(match.label(), List.of()).stream().anyMatch(label -> label.field != null);
    }

    private List<Match> withoutOverlaps(List<Match> exact, List<Match> nearly) {
        List<Match> all = new ArrayList<>(exact);
        all.sort(Comparator.comparingInt((Match match) -> match.label().length())
                .thenComparing(Match::sameMarks)
                .reversed());
        List<Match> others = new ArrayList<>(nearly);
        others.sort(Comparator.comparingInt(Match::edits));
        all.addAll(others);
        List<Match> kept = new ArrayList<>();
        for (Match match : all) {
            if (announces(match) && kept.stream().noneMatch(one -> one.overlaps(match) && !one.sameAs(match))) {
                kept.add(match);
            }
        }
        all.stream().filter(match -> !announces(match)).forEach(kept::add);
        kept.sort(Comparator.comparingInt(Match::from));
        return kept;
    }

    private static boolean isBoundary(ReadText text, int from) {
        int before = from - 1;
        while (before >= 0 && text.folded().charAt(before) == ' ') {
            before--;
        }
        return before < 0 || BOUNDARIES.indexOf(text.folded().charAt(before)) >= 0;
    }

    /** What stands before and behind the words, and where their value begins. */
    private static final class Standing {
        private final Match match;
        private final boolean boundary;
        private final boolean marked;
        private final boolean misread;
        private final int valueFrom;

        Standing(ReadText text, Match match, Set<Integer> starts, Map<Integer, Integer> valueFrom) {
            this.match = match;
            boundary = isBoundary(text, match.from());
            int at = behind(text, starts, match.to());
            String folded = text.folded();
            Matcher colon = COLON.matcher(folded).region(at, folded.length());
            Matcher leaders = LEADERS.matcher(folded).region(at, folded.length());
            Matcher other = MISREAD_COLON.matcher(folded).region(at, folded.length());
            Matcher another = ANOTHER.matcher(folded).region(match.to(), folded.length());
            Integer shared = another.find() ? valueFrom.get(another.end()) : null;
            if (shared != null) {
                this.valueFrom = shared;
                marked = true;
                misread = false;
            } else if (colon.find()) {
                this.valueFrom = colon.end();
                marked = true;
                misread = false;
            } else if (leaders.find()) {
                this.valueFrom = leaders.end();
                marked = true;
                misread = false;
            } else {
                misread = boundary && other.find();
                marked = misread;
                this.valueFrom = misread ? other.end() : match.to();
            }
        }

        /** Past what belongs to the words: something in brackets, further words up to a colon. */
        private static int behind(ReadText text, Set<Integer> starts, int to) {
            Matcher further = FURTHER_WORDS.matcher(text.folded()).region(to, text.length());
            int at = to;
            if (further.useTransparentBounds(true).find() && !anyCapital(text, to, further.end())) {
                int end = further.end();
                at = starts.stream().anyMatch(start -> start > to && start < end) ? to : end;
            }
            Matcher brackets = IN_BRACKETS.matcher(text.folded()).region(at, text.length());
            return brackets.useTransparentBounds(true).find() ? brackets.end() : at;
        }

        private static boolean anyCapital(ReadText text, int from, int to) {
            for (int i = from; i < to; i++) {
                if (Character.isUpperCase(text.characterAt(i))) {
                    return true;
                }
            }
            return false;
        }

        Spot spot(@Nullable Field field) {
            double base = marked ? (boundary ? MARKED : MARKED_INSIDE) : boundary ? AT_BOUNDARY : INSIDE;
            double sureness = base * Math.pow(PER_EDIT, match.edits()) * (misread ? MISREAD : 1);
            boolean ends = marked || (boundary && match.label().length() > SHORT);
            return new Spot(field, match.label(), match.from(), match.to(), valueFrom, sureness, ends, marked);
        }
    }
}
