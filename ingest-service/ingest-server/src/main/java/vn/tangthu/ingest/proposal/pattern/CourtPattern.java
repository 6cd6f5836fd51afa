package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.ingest.proposal.text.Folding;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;
import vn.tangthu.ingest.proposal.text.Syllable;

/**
 * Courts by the way their names are built: {@code Tòa án nhân dân huyện X, tỉnh Y}. In a letterhead the parts stand one below
 * the other, beside the motto of the state; they are followed down their column. Names in capitals are written as in a
 * sentence.
 */
public final class CourtPattern implements ValuePattern {
    private static final Pattern BEGIN =
            Folding.pattern("(?<![a-z])(?:tòa\\s+án\\s+(nhân\\s+dân|quân\\s+sự)|(tand|taqs))(?![a-z])");
    private static final Pattern HIGHER = Folding.pattern("^\\s+(tối\\s+cao|cấp\\s+cao\\s+tại\\s)");
    private static final Pattern PART = Folding.pattern(
            "^[\\s,\\-–]*(trung\\s+ương|quân\\s+khu|quân\\s+chủng|huyện|quận|thị\\s+xã|thành\\s+phố|tp\\.?|t\\.p|tỉnh|khu\\s+vực)(?![a-z])");
    /** What may stand below a court in capitals and is not part of its name. */
    private static final Set<String> NO_NAMES =
            Set.of("so", "ban", "cong", "doc", "quyet", "nhan", "vien", "toa", "bo");

    private static final Pattern GOES_ON = Pattern.compile("^\\s*[,;.(\\-]");
    private static final Pattern MOTTO = Folding.pattern("^\\s*(?:cộng\\s+hòa|độc\\s+lập)");
    private static final int MOST_PARTS = 3;
    private static final int MOST_SYLLABLES = 4;
    private static final double ONE_PART = 0.9;

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        List<Found> result = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text.folded()).region(extent.from(), extent.to());
        begin.useTransparentBounds(true);
        while (begin.find()) {
            new Walk(text, begin).court().ifPresent(result::add);
        }
        return result;
    }

    /** Follows one name. */
    private static final class Walk {
        private final ReadText text;
        private final boolean military;
        private final boolean capitals;
        private final List<Stretch> stretches = new ArrayList<>();
        private final StringBuilder name = new StringBuilder();
        private Stretch line;
        private Stretch column;
        private int parts;

        Walk(ReadText text, Matcher begin) {
            this.text = text;
            String kind = begin.group(1) == null ? begin.group(2) : begin.group(1);
            military = kind.startsWith("quan") || kind.equals("taqs");
            line = new Stretch(begin.start(), begin.end());
            column = line;
            String read = text.asRead(line);
            capitals = begin.group(2) == null && read.equals(read.toUpperCase(Locale.ROOT));
            name.append(military ? "Tòa án quân sự" : "Tòa án nhân dân");
        }

        Optional<Found> court() {
            Matcher higher = after(HIGHER);
            if (higher.find()) {
                line = new Stretch(line.from(), higher.end(1));
                boolean highest = higher.group(1).startsWith("toi");
                name.append(highest ? " tối cao" : " cấp cao tại");
                parts = highest || addName() ? 1 : 0;
            }
            while (parts < MOST_PARTS && (part() || below())) {
                parts++;
            }
            stretches.add(line);
            return parts == 0
                    ? Optional.empty()
                    : Optional.of(new Found(stretches, List.of(new Guess(name.toString(), parts == 1 ? ONE_PART : 1))));
        }

        private Matcher after(Pattern pattern) {
            return pattern.matcher(text.folded())
                    .region(line.to(), text.length())
                    .useTransparentBounds(true);
        }

        /** The next part of the name, right behind. */
        private boolean part() {
            Matcher unit = after(PART);
            if (!unit.find()
                    || (text.folded().substring(line.to(), unit.start(1)).indexOf('\t') >= 0)) {
                return false;
            }
            Stretch before = line;
            int length = name.length();
            line = new Stretch(line.from(), unit.end(1));
            name.append(parts == 0 ? " " : ", ").append(written(unit.group(1)));
            boolean named = unit.group(1).startsWith("trung") || addName();
            if (nameBelow() || named) {
                return true;
            }
            line = before;
            name.setLength(length);
            return false;
        }

        /** The next part of the name, in the line below of the same column. */
        private boolean below() {
            Optional<Syllable> next = capitals ? next() : Optional.empty();
            if (next.isEmpty()) {
                return false;
            }
            Stretch before = line;
            stretches.add(before);
            line = new Stretch(next.get().from(), next.get().from());
            if (part()) {
                return true;
            }
            stretches.removeLast();
            line = before;
            return false;
        }

        /** What stands below. A short line in the middle of a column says little of where the column is. */
        private Optional<Syllable> next() {
            column = line.to() - line.from() > column.to() - column.from() ? line : column;
            return text.below(line).or(() -> text.below(column)).filter(syllable -> syllable.from() >= line.to());
        }

        /** The rest of a name that was too long for its column. */
        private boolean nameBelow() {
            Optional<Syllable> next = capitals ? next() : Optional.empty();
            if (next.isEmpty()
                    || NO_NAMES.contains(next.get().letters())
                    || after(GOES_ON).find()) {
                return false;
            }
            Stretch before = line;
            line = new Stretch(next.get().from(), next.get().from());
            if (!after(PART).find() && addName()) {
                stretches.add(before);
                return true;
            }
            line = before;
            return false;
        }

        private static String written(String unit) {
            return switch (unit.replaceAll("\\s+", " ")) {
                case "trung uong" -> "trung ương";
                case "huyen" -> "huyện";
                case "quan" -> "quận";
                case "thi xa" -> "thị xã";
                case "tinh" -> "tỉnh";
                case "khu vuc" -> "khu vực";
                case "quan khu" -> "quân khu";
                case "quan chung" -> "quân chủng";
                default -> "thành phố";
            };
        }

        /** The syllables in capitals that follow, or a number; all of them in capitals where the name began so. */
        private boolean addName() {
            int to = line.to();
            int count = 0;
            StringBuilder part = new StringBuilder();
            for (int i = text.syllableAt(to); i < text.syllables().size() && count < MOST_SYLLABLES; i++) {
                Syllable syllable = text.syllables().get(i);
                String read = text.asRead(new Stretch(syllable.from(), syllable.to()));
                if (!goesOn(to, syllable, count)
                        || !isName(read)
                        || after(to, PART, count)
                        || after(to, MOTTO, count)) {
                    break;
                }
                part.append(' ').append(capitals ? titled(read) : read);
                to = syllable.to();
                count++;
            }
            if (count > 0) {
                line = new Stretch(line.from(), to);
                name.append(part);
            }
            return count > 0;
        }

        private boolean goesOn(int to, Syllable next, int count) {
            String between = text.folded().substring(to, next.from());
            if (between.startsWith("\n") && !capitals) {
                return text.runsOn(to, next.from());
            }
            return between.equals(" ") || (count == 0 && between.isBlank() && between.indexOf('\t') < 0);
        }

        private boolean isName(String read) {
            int first = read.codePointAt(0);
            if (Character.isDigit(first)) {
                return read.length() <= 2;
            }
            return capitals ? read.equals(read.toUpperCase(Locale.ROOT)) : Character.isUpperCase(first);
        }

        private boolean after(int to, Pattern pattern, int count) {
            return count > 0
                    && pattern.matcher(text.folded())
                            .region(to, text.length())
                            .useTransparentBounds(true)
                            .find();
        }

        private static String titled(String read) {
            int first = read.offsetByCodePoints(0, 1);
            return read.substring(0, first) + read.substring(first).toLowerCase(Locale.ROOT);
        }
    }
}
