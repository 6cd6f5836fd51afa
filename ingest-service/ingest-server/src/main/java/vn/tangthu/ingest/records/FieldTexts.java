package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.Reading;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Kept values as people read and type them. What an input shows is read back as the same value: an entry of a code list
 * stands there by its name, with its code behind it in brackets where the name alone would not tell it from others.
 */
final class FieldTexts {
    private static final Pattern WITH_CODE = Pattern.compile(".*\\(([^()]{1,40})\\)\\s*", Pattern.DOTALL);
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private final Catalogue catalogue;
    private final FieldReader reader;

    FieldTexts(Catalogue catalogue, FieldReader reader) {
        this.catalogue = catalogue;
        this.reader = reader;
    }

    /** On a page. */
    String shown(Field field, String kept, CodeLabels.Snapshot names) {
        return field.type() == FieldType.UNIT ? names.unit(kept) : reader.show(field, kept, names.locale());
    }

    /** In an input. */
    String inInput(Field field, String kept, CodeLabels.Snapshot names) {
        String text = shown(field, kept, names);
        return switch (field.type()) {
            case UNIT -> text.equals(kept) ? kept : text + " (" + kept + ")";
            case CODE -> means(field, text, kept) || text.equals(kept) ? text : text + " (" + kept + ")";
            default -> means(field, text, kept) ? text : kept;
        };
    }

    private boolean means(Field field, String text, String kept) {
        return reader.read(field, text) instanceof Reading.Accepted(String read) && read.equals(kept);
    }

    /** What was typed, in words that the reader of fields understands. */
    String plain(Field field, String typed, UnitTree units) {
        return switch (field.type()) {
            case CODE -> code(field, typed);
            case UNIT -> unit(typed.strip(), units);
            default -> typed;
        };
    }

    private String code(Field field, String typed) {
        String list = field.list();
        Matcher matcher = WITH_CODE.matcher(typed);
        return list != null
                        && matcher.matches()
                        && catalogue.list(list).contains(matcher.group(1).strip())
                ? matcher.group(1).strip()
                : typed;
    }

    private static String unit(String typed, UnitTree units) {
        Matcher matcher = WITH_CODE.matcher(typed);
        if (matcher.matches() && isUnit(matcher.group(1).strip(), units)) {
            return matcher.group(1).strip();
        }
        if (isUnit(typed, units)) {
            return typed;
        }
        String wanted = folded(typed);
        List<String> named = units.units().stream()
                .filter(unit -> folded(unit.nameVi()).equals(wanted)
                        || folded(unit.nameEn()).equals(wanted)
                        || unit.code().value().equalsIgnoreCase(typed))
                .map(Unit::code)
                .map(UnitCode::value)
                .toList();
        return named.size() == 1 ? named.getFirst() : typed;
    }

    private static boolean isUnit(String code, UnitTree units) {
        return UNIT.matcher(code).matches() && units.find(new UnitCode(code)).isPresent();
    }

    private static String folded(String text) {
        StringBuilder result = new StringBuilder();
        VietnameseText.tokens(text.toLowerCase(Locale.ROOT))
                .forEach(token -> result.append(token.folded()).append(' '));
        return result.toString();
    }

    /** What becomes of what was typed. */
    Reading read(Field field, String typed, UnitTree units) {
        return reader.read(field, plain(field, typed, units));
    }

    /** The kept form of what was typed, or what was typed where it cannot be read. */
    String keptOrTyped(Field field, String plain) {
        return reader.read(field, plain) instanceof Reading.Accepted(String kept) ? kept : plain;
    }

    /** As {@link #inInput} shows it, if it can be read; otherwise as typed. */
    String again(Field field, String typed, CodeLabels.Snapshot names) {
        return reader.read(field, plain(field, typed, names.tree())) instanceof Reading.Accepted(String kept)
                ? inInput(field, kept, names)
                : typed;
    }
}
