package vn.tangthu.catalogue.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Label;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Reads what people type, or a file brings, into the one form in which each type of value is kept, and writes that form for
 * people. Safe for concurrent use.
 */
public final class FieldReader {
    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[. ,]\\d{3})+");
    private static final Pattern IDENTITY = Pattern.compile("\\d{9}|\\d{12}");
    private static final Pattern IDENTITY_SEPARATORS = Pattern.compile("[\\s.\\-]");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern CURRENCY =
            Pattern.compile("\\s*(?:đồng|đ|vnd|vnđ)\\.?$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER_WORD =
            Pattern.compile("^số\\s*:?\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int LONGEST_NUMBER_OF_A_DOCUMENT = 100;
    private final Catalogue catalogue;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();

    public FieldReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Reads one value; an empty one is refused, since it is none. */
    public Reading read(Field field, String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
        text = trimmed(text.indexOf('\r') < 0 ? text : LINE_ENDS.matcher(text).replaceAll("\n"));
        if (text.isEmpty()) {
            return refused("Chưa có giá trị.", "There is no value.");
        }
        if (text.length() > field.longest()) {
            return refused(
                    "Dài quá " + field.longest() + " ký tự (đang có " + text.length() + "). Hãy rút gọn.",
                    "Longer than " + field.longest() + " characters (" + text.length() + " now). Shorten it.");
        }
        if (TypedText.hasControls(text)) {
            return refused(
                    "Có ký tự điều khiển không nhìn thấy được. Hãy gõ lại giá trị này.",
                    "There are invisible control characters in it. Type it anew.");
        }
        return switch (field.type()) {
            case LONG_TEXT -> new Reading.Accepted(text);
            case TEXT -> new Reading.Accepted(TypedText.oneLine(text));
            case NAME -> name(TypedText.oneLine(text));
            case DATE -> date(text, true);
            case PARTIAL_DATE -> date(text, false);
            case CODE -> code(catalogue.list(codeList(field)), text);
            case NUMBER -> number(text);
            case MONEY -> number(CURRENCY.matcher(text).replaceFirst(""));
            case SENTENCE ->
                SentenceLength.read(text)
                        .<Reading>map(length -> new Reading.Accepted(length.kept()))
                        .orElseGet(() -> refused(
                                "Không phải thời hạn. Ví dụ: 7 năm 6 tháng, 18 tháng, chung thân, tử hình.",
                                "Not a length of a sentence. Examples: 7 years 6 months, 18 tháng, life, death."));
            case IDENTITY_NUMBER -> identity(text);
            case DOCUMENT_NUMBER -> documentNumber(TypedText.oneLine(text));
            case FLAG -> flag(text);
            case UNIT ->
                UNIT.matcher(text).matches()
                        ? new Reading.Accepted(text)
                        : refused("Không phải mã đơn vị.", "Not the code of a unit.");
        };
    }

    /** The kept form for people, in their language. What cannot be read any more is shown as it is kept. */
    public String show(Field field, String kept, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return switch (field.type()) {
            case DATE, PARTIAL_DATE ->
                PartialDate.read(kept)
                        .map(date -> date.known() ? date.shown() : english ? "unknown" : "không rõ")
                        .orElse(kept);
            case CODE ->
                catalogue
                        .list(codeList(field))
                        .find(kept)
                        .map(entry -> entry.label().in(locale))
                        .orElse(kept);
            case SENTENCE ->
                SentenceLength.read(kept).map(length -> length.shown(locale)).orElse(kept);
            case FLAG -> kept.equals("true") ? (english ? "yes" : "có") : english ? "no" : "không";
            case MONEY -> grouped(kept) + (english ? " VND" : " đồng");
            case TEXT, LONG_TEXT, NAME, NUMBER, IDENTITY_NUMBER, DOCUMENT_NUMBER, UNIT -> kept;
        };
    }

    private static String codeList(Field field) {
        String list = field.list();
        if (list == null) {
            throw new IllegalArgumentException("Field " + field.code() + " has no code list");
        }
        return list;
    }

    /** Without space at either end, no-break spaces too, which {@link String#strip} leaves. */
    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Reading name(String text) {
        return TypedText.isName(text) && text.codePoints().anyMatch(Character::isLetter)
                ? new Reading.Accepted(text)
                : refused(
                        "Tên chỉ gồm chữ, số, khoảng trắng và dấu . , ' ( ) / & - ; hãy bỏ các ký tự khác.",
                        "Names have letters, digits, spaces and . , ' ( ) / & - only; take the other characters out.");
    }

    private static Reading date(String text, boolean whole) {
        Optional<PartialDate> date = PartialDate.read(text).filter(read -> !whole || (read.known() && read.exact()));
        return date.<Reading>map(read -> new Reading.Accepted(read.kept()))
                .orElseGet(() -> whole
                        ? refused(
                                "Không phải ngày dạng ngày/tháng/năm, ví dụ 05/06/2020.",
                                "Not a day as day/month/year, for example 05/06/2020.")
                        : refused(
                                "Không phải ngày. Ví dụ: 05/06/2020, 06/2020, 2020, không rõ.",
                                "Not a date. Examples: 05/06/2020, 06/2020, 2020, unknown."));
    }

    private static Reading number(String text) {
        String digits = GROUPED.matcher(text).matches() ? text.replaceAll("[. ,]", "") : text;
        return NUMBER.matcher(digits).matches()
                ? new Reading.Accepted(Long.toString(Long.parseLong(digits)))
                : refused("Không phải số nguyên từ 0 trở lên.", "Not a whole number from 0 on.");
    }

    private static Reading identity(String text) {
        String digits = IDENTITY_SEPARATORS.matcher(text).replaceAll("");
        return IDENTITY.matcher(digits).matches()
                ? new Reading.Accepted(digits)
                : refused("Cần 9 số (CMND) hoặc 12 số (CCCD, định danh).", "9 digits or 12 digits are needed.");
    }

    private static Reading documentNumber(String text) {
        String number = NUMBER_WORD.matcher(text).replaceFirst("");
        return number.length() <= LONGEST_NUMBER_OF_A_DOCUMENT && !number.isEmpty()
                ? new Reading.Accepted(number)
                : refused("Số văn bản dài quá 100 ký tự.", "The number of a document is longer than 100 characters.");
    }

    private static Reading flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "có", "co", "yes", "1", "x" -> new Reading.Accepted("true");
            case "false", "không", "khong", "no", "0" -> new Reading.Accepted("false");
            default -> refused("Cần 'có' hoặc 'không'.", "'yes' or 'no' is needed.");
        };
    }

    /**
     * By its code, or by one of its names: as it is written, or else without regard to marks, if that leaves one entry.
     */
    private Reading code(CodeList list, String text) {
        if (list.contains(text)) {
            return new Reading.Accepted(text);
        }
        Map<String, String> known = codes.computeIfAbsent(list.name(), name -> byName(list));
        String code = known.get(exact(text));
        if (code == null) {
            code = known.get(folded(text));
        }
        if (code == null) {
            return refused(
                    "Không có trong danh mục; hãy chọn một mục của danh mục.",
                    "Not in the code list; choose one of its entries.");
        }
        return code.isEmpty()
                ? refused(
                        "Nhiều mục của danh mục có tên này; hãy chọn một mục hoặc nhập mã.",
                        "Several entries of the code list bear this name; choose one, or enter its code.")
                : new Reading.Accepted(code);
    }

    /** Names to codes; an empty code for a name that several entries have. */
    private static Map<String, String> byName(CodeList list) {
        Map<String, String> result = new HashMap<>();
        for (CodeEntry entry : list.entries()) {
            List<String> names = new ArrayList<>(entry.also());
            names.addAll(List.of(entry.code(), entry.label().vi(), entry.label().en()));
            for (String name : names) {
                result.merge(exact(name), entry.code(), (one, other) -> one.equals(other) ? one : "");
                result.merge(folded(name), entry.code(), (one, other) -> one.equals(other) ? one : "");
            }
        }
        return result;
    }

    private static String exact(String text) {
        return VietnameseText.tokens(text).stream().map(Token::exact).collect(Collectors.joining(" ", "=", ""));
    }

    private static String folded(String text) {
        return VietnameseText.tokens(text).stream().map(Token::folded).collect(Collectors.joining(" "));
    }

    private static String grouped(String digits) {
        return digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    }

    private static Reading refused(String vietnamese, String english) {
        return new Reading.Refused(new Label(vietnamese, english));
    }
}
