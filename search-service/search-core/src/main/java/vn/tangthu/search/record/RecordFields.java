package vn.tangthu.search.record;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Field.Property;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.PartialDate;
import vn.tangthu.catalogue.value.Reading;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.AttributeField;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Fields of records as attributes of the index. Who writes them and who filters by them both come here, so that they agree:
 *
 * <ul>
 *   <li>a date has its day, its month and its year as values, as far as they are known;
 *   <li>the number of a document has its syllables, so that capitals, spaces and marks do not matter;
 *   <li>a text or a name has each of its words, without marks, and its whole as well where results are counted by it;
 *   <li>anything else has the form in which it is kept.
 * </ul>
 *
 * Safe for concurrent use.
 */
public final class RecordFields {
    /** The field of where a record stands. */
    public static final String STATUS = "status";

    /** The field of what happened. */
    public static final String EVENT = "event";

    private static final Label STATUS_LABEL = new Label("Trạng thái", "Status");
    private static final Label EVENT_LABEL = new Label("Sự kiện", "Event");
    private static final List<CodeEntry> FLAGS = List.of(
            new CodeEntry("true", new Label("Có", "Yes"), null),
            new CodeEntry("false", new Label("Không", "No"), null));

    private final FieldReader reader;
    private final Map<String, List<CodeEntry>> lists = new HashMap<>();
    private final Map<String, List<FilterField>> fields = new HashMap<>();
    private final Map<String, AttributeField> attributes = new ConcurrentHashMap<>();

    public RecordFields(Catalogue catalogue) {
        reader = new FieldReader(catalogue);
        catalogue.recordCategories().forEach(category -> fields.put(category.code(), fields(catalogue, category)));
    }

    /** All fields that records of the category can be filtered by, those of events last. */
    public List<FilterField> of(RecordCategory category) {
        return fields.getOrDefault(category.code(), List.of());
    }

    private List<FilterField> fields(Catalogue catalogue, RecordCategory category) {
        List<FilterField> result = new ArrayList<>();
        result.add(status(List.of(category)));
        category.fields().forEach(field -> result.add(field(catalogue, field.code(), null, field)));
        result.add(event(List.of(category)));
        for (EventType event : category.events()) {
            event.fields()
                    .forEach(field -> result.add(field(catalogue, code(event, field.code()), event.label(), field)));
        }
        return result;
    }

    /** Those that results are counted by: the status first. */
    public List<FilterField> facets(RecordCategory category) {
        return of(category).stream()
                .filter(filter -> filter.code().equals(STATUS) || isFacet(filter))
                .toList();
    }

    private static boolean isFacet(FilterField filter) {
        Field field = filter.field();
        return field != null && filter.event() == null && field.has(Property.FACET);
    }

    /**
     * A field by its code: that of the first category which has it; status and event are those of all of them.
     *
     * @param among categories with records
     */
    public Optional<FilterField> find(Collection<RecordCategory> among, String code) {
        return switch (code) {
            case STATUS -> Optional.of(status(among));
            case EVENT -> Optional.of(event(among));
            default ->
                among.stream()
                        .flatMap(category -> of(category).stream())
                        .filter(field -> field.code().equals(code))
                        .findFirst();
        };
    }

    /** What a typed value asks for. */
    public Wanted wanted(FilterField filter, String typed) {
        Field field = filter.field();
        String text = typed.strip();
        if (field == null) {
            return filter.choices().stream().anyMatch(choice -> choice.code().equals(text))
                    ? new Wanted.Exact(text)
                    : unreadable("Không có trong danh mục.", "Not in the list.");
        }
        if (isText(field) && !field.has(Property.FACET)) {
            Set<Attribute> words = new HashSet<>();
            addWords(words, filter.code(), text);
            return words.isEmpty()
                    ? unreadable("Cần ít nhất một chữ hoặc số.", "At least one letter or digit is needed.")
                    : new Wanted.Words(words);
        }
        if (field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE) {
            return PartialDate.read(text)
                    .<Wanted>map(date -> new Wanted.Exact(date.kept()))
                    .orElseGet(() -> unreadable(
                            "Không phải ngày. Ví dụ: 05/06/2020, 06/2020, 2020, không rõ.",
                            "Not a date. Examples: 05/06/2020, 06/2020, 2020, unknown."));
        }
        return switch (reader.read(field, text)) {
            case Reading.Accepted(String kept) -> new Wanted.Exact(exact(field, kept));
            case Reading.Refused(Label why) -> new Wanted.Unreadable(why);
        };
    }

    /** A value of the index, for people. */
    public String shown(FilterField filter, String value, Locale locale) {
        Field field = filter.field();
        Optional<CodeEntry> choice = filter.choices().stream()
                .filter(one -> one.code().equals(value))
                .findFirst();
        return choice.map(one -> one.label().in(locale))
                .orElseGet(() -> field == null ? value : reader.show(field, value, locale));
    }

    /** All attributes of a case file. */
    Set<Attribute> attributes(RecordCategory category, CaseFile file) {
        Set<Attribute> result = new HashSet<>();
        if (Attribute.fits(file.standing().status())) {
            result.add(new Attribute(attribute(STATUS), file.standing().status()));
        }
        category.fields()
                .forEach(field ->
                        add(result, field.code(), field, file.contents().fields()));
        file.contents()
                .events()
                .forEach(happened -> category.event(happened.type()).ifPresent(event -> {
                    result.add(new Attribute(attribute(EVENT), event.code()));
                    event.fields().forEach(field -> add(result, code(event, field.code()), field, happened.values()));
                }));
        return result;
    }

    private void add(Set<Attribute> result, String code, Field field, FieldValues values) {
        for (String kept : values.all(field.code())) {
            if (isText(field)) {
                addWords(result, code, kept);
            }
            if (!isText(field) || field.has(Property.FACET)) {
                addExact(result, code, field, kept);
            }
        }
    }

    private void addExact(Set<Attribute> result, String code, Field field, String kept) {
        String value = exact(field, kept);
        if (Attribute.fits(value)) {
            result.add(new Attribute(attribute(code), value));
        }
        if (field.type() == FieldType.DATE || field.type() == FieldType.PARTIAL_DATE) {
            // 2020-06-05 is found by 2020 and by 2020-06 too.
            for (int dash = kept.indexOf('-'); dash > 0; dash = kept.indexOf('-', dash + 1)) {
                result.add(new Attribute(attribute(code), kept.substring(0, dash)));
            }
        }
    }

    /** Made once for each field: an import needs them by the million. */
    private AttributeField attribute(String code) {
        return attributes.computeIfAbsent(code, AttributeField::new);
    }

    private static String exact(Field field, String kept) {
        if (field.type() != FieldType.DOCUMENT_NUMBER) {
            return kept;
        }
        String folded = VietnameseText.tokens(kept).stream().map(Token::folded).collect(Collectors.joining(" "));
        return folded.isEmpty() ? kept : folded;
    }

    private void addWords(Set<Attribute> result, String code, String text) {
        AttributeField field = attribute(FilterField.words(code));
        for (Token token : VietnameseText.tokens(text)) {
            if (Attribute.fits(token.folded())) {
                result.add(new Attribute(field, token.folded()));
            }
        }
    }

    private static boolean isText(Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT, NAME -> true;
            case DATE, PARTIAL_DATE, CODE, NUMBER, MONEY, SENTENCE, IDENTITY_NUMBER, DOCUMENT_NUMBER, FLAG, UNIT ->
                false;
        };
    }

    private FilterField field(Catalogue catalogue, String code, @Nullable Label event, Field field) {
        String list = field.list();
        List<CodeEntry> choices = list != null
                ? lists.computeIfAbsent(list, name -> catalogue.list(name).entries())
                : field.type() == FieldType.FLAG ? FLAGS : List.of();
        return new FilterField(code, field.label(), event, field, choices);
    }

    private static String code(EventType event, String field) {
        return event.code() + "." + field;
    }

    private static FilterField status(Collection<RecordCategory> among) {
        Map<String, Label> names = new LinkedHashMap<>();
        among.forEach(category -> category.statuses().forEach(one -> both(names, one.code(), one.label())));
        return new FilterField(STATUS, STATUS_LABEL, null, null, choices(names));
    }

    private static FilterField event(Collection<RecordCategory> among) {
        Map<String, Label> names = new LinkedHashMap<>();
        among.forEach(category -> category.events().forEach(one -> both(names, one.code(), one.label())));
        return new FilterField(EVENT, EVENT_LABEL, null, null, choices(names));
    }

    /** Categories may call by different names what has the same code. */
    private static void both(Map<String, Label> names, String code, Label label) {
        names.merge(
                code,
                label,
                (one, other) -> List.of(one.vi().split(" / ")).contains(other.vi())
                        ? one
                        : new Label(one.vi() + " / " + other.vi(), one.en() + " / " + other.en()));
    }

    private static List<CodeEntry> choices(Map<String, Label> names) {
        return names.entrySet().stream()
                .map(name -> new CodeEntry(name.getKey(), name.getValue(), null))
                .toList();
    }

    private static Wanted unreadable(String vietnamese, String english) {
        return new Wanted.Unreadable(new Label(vietnamese, english));
    }
}
