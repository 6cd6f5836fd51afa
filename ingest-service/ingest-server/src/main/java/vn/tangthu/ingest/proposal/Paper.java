package vn.tangthu.ingest.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.ingest.proposal.pattern.CourtPattern;
import vn.tangthu.ingest.proposal.pattern.DatePattern;
import vn.tangthu.ingest.proposal.pattern.DocumentNumberPattern;
import vn.tangthu.ingest.proposal.pattern.Found;
import vn.tangthu.ingest.proposal.pattern.ValuePattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/**
 * What kind of paper it is, its own number, date and court, and those of the papers it cites: their place on the paper tells
 * them, no words before them.
 */
final class Paper {
    private static final Pattern HEADING = Folding.pattern("(?:^|[\\n\\t" + ReadText.PAGE_END
            + "])\\s*(?:(?<judgment>bản\\s+án(?:\\s+hình\\s+sự)?(?:\\s+(?:sơ|phúc)\\s+thẩm)?\\s*(?:số)?[\\s:.])|(?<execution>quyết\\s+định\\s+(?:về\\s+việc\\s+)?thi\\s+hành\\s+(?:bản\\s+)?án)|(?<decision>quyết\\s+định\\s*\\n"
            + "))");
    private static final Pattern HEAD_END = Folding.pattern("nhân\\s+danh\\s+nước|\\n"
            + "\\s*quyết\\s+định|\\n"
            + "\\s*căn\\s+cứ|thành\\s+phần\\s+hội\\s+đồng|\\n"
            + "\\s*(?:hôm\\s+nay|trong\\s+(?:các\\s+)?ngày|họ\\s+và\\s+tên)|\\n"
            + "\\s*chánh\\s+án\\s");
    private static final Pattern NUMBER = Folding.pattern("(?<![a-z])(?:số|s6|sô)\\s{0,3}[:.;]?(?![a-z])");
    private static final Pattern CITED_JUDGMENT = Folding.pattern(
            "(?<![a-z])bản\\s+án(?:\\s+hình\\s+sự)?(?:\\s+(?:sơ\\s+thẩm|phúc\\s+thẩm))?\\s+số\\s{0,3}[:.]?");
    private static final Pattern CITED_DECISION = Folding.pattern(
            "(?<![a-z])quyết\\s+định\\s+thi\\s+hành\\s+án(?:\\s+(?:hình\\s+phạt|phạt|hình\\s+sự))?(?:\\s+tù)?\\s+số\\s{0,3}[:.]?");
    private static final Pattern DAY_OF = Folding.pattern("^[\\s,]*(?:ngày|ngay)");
    private static final Pattern COURT_OF = Folding.pattern("^[\\s,]*(?:của\\s+)?(?=tòa|tand|taqs)");
    private static final int HEAD = 1500;
    private static final int LONGEST_HEAD = 700;
    private static final int AT_THE_TOP = 500;
    private static final int COURT_BEHIND_HEAD = 900;
    private static final int BEHIND_NUMBER = 45;
    private static final int COURT_NAME = 160;
    private final ReadText text;
    private final PaperKind kind;
    private final Stretch head;
    private final Citation own;

    /**
     * A paper by what identifies it.
     *
     * @param from where it is named
     */
    record Citation(
            int from,
            @Nullable Found number,
            @Nullable Found date,
            @Nullable Found court) {}

    Paper(ReadText text) {
        this.text = text;
        String start = text.folded().substring(0, Math.min(HEAD, text.length()));
        kind = kind(start);
        Matcher end = HEAD_END.matcher(start);
        int longest = Math.min(kind == PaperKind.OTHER ? LONGEST_HEAD / 2 : LONGEST_HEAD, start.length());
        head = new Stretch(0, end.find() ? Math.min(end.start(), longest) : longest);
        own = new Citation(0, ownNumber(), first(new DatePattern(false), head), first(new CourtPattern(), head));
    }

    private static PaperKind kind(String start) {
        Matcher heading = HEADING.matcher(start);
        if (!heading.find()) {
            return PaperKind.OTHER;
        }
        if (heading.group("judgment") != null) {
            return heading.start() < AT_THE_TOP ? PaperKind.JUDGMENT : PaperKind.OTHER;
        }
        if (heading.group("execution") != null) {
            return PaperKind.DECISION_ON_EXECUTION;
        }
        Matcher title = Folding.pattern(
                        "^\\s*(?:về\\s+việc\\s+)?(?:buộc\\s+)?thi\\s+hành\\s+(?:bản\\s+|hình\\s+phạt|án)")
                .matcher(start)
                .region(heading.end(), start.length());
        return title.find() ? PaperKind.DECISION_ON_EXECUTION : PaperKind.DECISION;
    }

    private @Nullable Found ownNumber() {
        Matcher number = NUMBER.matcher(text.folded()).region(head.from(), head.to());
        while (number.useTransparentBounds(true).find()) {
            Stretch behind = new Stretch(number.end(), Math.min(head.to(), number.end() + BEHIND_NUMBER));
            Found found = first(new DocumentNumberPattern(), behind);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found first(ValuePattern pattern, Stretch extent) {
        return pattern.find(text, extent).stream().findFirst().orElse(null);
    }

    PaperKind kind() {
        return kind;
    }

    /** Its own number, date and court, as far as its head has them. */
    Citation own() {
        return own;
    }

    /** Courts that its first sentences name, up to the papers that it cites: its own, once more. */
    List<Found> ownCourtsInText() {
        if (text.length() <= head.to()) {
            return List.of();
        }
        Stretch sentences = reach(head.to(), COURT_BEHIND_HEAD);
        Matcher cited = CITED_JUDGMENT.matcher(text.folded()).region(sentences.from(), sentences.to());
        int to = cited.find() ? cited.start() : sentences.to();
        return new CourtPattern().find(text, new Stretch(sentences.from(), to));
    }

    /** Judgments that it names, itself apart. */
    List<Citation> citedJudgments() {
        return cited(CITED_JUDGMENT);
    }

    List<Citation> citedDecisions() {
        return cited(CITED_DECISION);
    }

    private List<Citation> cited(Pattern pattern) {
        List<Citation> result = new ArrayList<>();
        Matcher matcher = pattern.matcher(text.folded()).region(kind == PaperKind.OTHER ? 0 : head.to(), text.length());
        while (matcher.useTransparentBounds(true).find()) {
            citation(matcher.start(), matcher.end()).ifPresent(result::add);
        }
        return result;
    }

    private Optional<Citation> citation(int from, int at) {
        Found number = first(new DocumentNumberPattern(), reach(at, BEHIND_NUMBER));
        if (number == null) {
            return Optional.empty();
        }
        Found date =
                follows(DAY_OF, number.to()) ? first(new DatePattern(false), reach(number.to(), BEHIND_NUMBER)) : null;
        int end = date == null ? number.to() : date.to();
        Found court = follows(COURT_OF, end) ? first(new CourtPattern(), reach(end, COURT_NAME)) : null;
        return Optional.of(new Citation(from, number, date, court));
    }

    private boolean follows(Pattern pattern, int at) {
        return pattern.matcher(text.folded()).region(at, text.length()).find();
    }

    private Stretch reach(int from, int most) {
        int to = Math.min(text.length(), from + most);
        int pageEnd = text.folded().indexOf(ReadText.PAGE_END, from);
        return new Stretch(from, pageEnd < 0 ? to : Math.min(to, pageEnd));
    }
}
