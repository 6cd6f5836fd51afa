package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/**
 * What was typed into a form, by the names of its inputs: {@code f.FIELD}, {@code e.EVENT.FIELD}, {@code event} with one
 * {@code EVENT:TYPE} for each event, {@code paper} with one {@code DOCUMENT:TYPE} for each document that is to be tied, and
 * {@code read} with what was decided about values read from them, see {@link EarlyDecision}.
 */
record TypedForm(SortedMap<String, List<String>> values) {
    static final String UNIT = "unit";
    static final String REASON = "reason";
    static final String PAPER = "paper";
    static final String READ = "read";
    private static final String EVENTS = "event";

    TypedForm {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** An event that the form has. */
    record EventRef(UUID id, String type) {
        @Override
        public String toString() {
            return id + ":" + type;
        }
    }

    static TypedForm empty() {
        return new TypedForm(new TreeMap<>());
    }

    /** Takes what belongs to the form out of a request's parameters. */
    static TypedForm of(Map<String, List<String>> parameters) {
        SortedMap<String, List<String>> result = new TreeMap<>();
        parameters.forEach((name, typed) -> {
            if (name.startsWith("f.")
                    || name.startsWith("e.")
                    || name.equals(EVENTS)
                    || name.equals(PAPER)
                    || name.equals(READ)
                    || name.equals(UNIT)
                    || name.equals(REASON)) {
                result.put(name, List.copyOf(typed));
            }
        });
        return new TypedForm(result);
    }

    /** What the form shows of kept fields. */
    static TypedForm ofFields(RecordCategory category, FieldValues kept, FieldTexts texts, CodeLabels.Snapshot names) {
        SortedMap<String, List<String>> result = new TreeMap<>();
        category.fields().forEach(field -> put(result, name(field), field, kept, texts, names));
        return new TypedForm(result);
    }

    /** What the form of one event shows of it. */
    static TypedForm ofEvent(EventType type, CaseEvent event, FieldTexts texts, CodeLabels.Snapshot names) {
        SortedMap<String, List<String>> result = new TreeMap<>();
        result.put(EVENTS, List.of(new EventRef(event.id(), type.code()).toString()));
        type.fields().forEach(field -> put(result, name(event.id(), field), field, event.values(), texts, names));
        return new TypedForm(result);
    }

    private static void put(
            SortedMap<String, List<String>> result,
            String name,
            Field field,
            FieldValues kept,
            FieldTexts texts,
            CodeLabels.Snapshot names) {
        List<String> shown = kept.all(field.code()).stream()
                .map(value -> texts.inInput(field, value, names))
                .toList();
        if (!shown.isEmpty()) {
            result.put(name, shown);
        }
    }

    /** Name of the input of a field. */
    static String name(Field field) {
        return "f." + field.code();
    }

    /** Name of the input of an event's field. */
    static String name(UUID event, Field field) {
        return "e." + event + "." + field.code();
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    String first(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The events in the order of the form; what is no event is passed over. */
    List<EventRef> events() {
        List<EventRef> result = new ArrayList<>();
        for (String text : all(EVENTS)) {
            int cut = text.indexOf(':');
            Optional<UUID> id = cut < 0
                    ? Optional.empty()
                    : CaseFileId.parse(text.substring(0, cut)).map(CaseFileId::value);
            id.ifPresent(known -> result.add(new EventRef(known, text.substring(cut + 1))));
        }
        return result;
    }

    /** The documents that are to be tied to the case file as a whole; what is none is passed over. */
    List<CaseDocument> papers() {
        List<CaseDocument> result = new ArrayList<>();
        for (String text : all(PAPER)) {
            int cut = text.indexOf(':');
            Optional<DocumentId> id = cut < 0 ? Optional.empty() : DocumentId.parse(text.substring(0, cut));
            id.ifPresent(known -> result.add(new CaseDocument(known, text.substring(cut + 1), null)));
        }
        return result;
    }

    /** With one more value of an input that may have several, unless it is there. */
    TypedForm and(String name, String value) {
        return all(name).contains(value)
                ? this
                : with(
                        name,
                        Stream.concat(all(name).stream().filter(text -> !text.isBlank()), Stream.of(value))
                                .toList());
    }

    TypedForm withEvent(UUID id, String type) {
        return with(
                EVENTS,
                Stream.concat(all(EVENTS).stream(), Stream.of(new EventRef(id, type).toString()))
                        .toList());
    }

    TypedForm withoutEvent(UUID id) {
        SortedMap<String, List<String>> copy = new TreeMap<>(values);
        copy.keySet().removeIf(name -> name.startsWith("e." + id + "."));
        copy.put(
                EVENTS,
                events().stream()
                        .filter(event -> !event.id().equals(id))
                        .map(EventRef::toString)
                        .toList());
        return new TypedForm(copy);
    }

    TypedForm with(String name, List<String> typed) {
        SortedMap<String, List<String>> copy = new TreeMap<>(values);
        copy.put(name, typed);
        return new TypedForm(copy);
    }

    /** Whether anything was typed that is worth keeping. */
    boolean hasText() {
        return values.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(UNIT))
                .anyMatch(entry -> entry.getValue().stream().anyMatch(text -> !text.isBlank()));
    }

    /**
     * The contents that the form means.
     *
     * @param base what stands where the form has no input: fields, events, and the documents that are tied already
     */
    CaseContents contents(RecordCategory category, CaseContents base, FieldTexts texts, UnitTree units) {
        SortedMap<String, List<String>> fields = new TreeMap<>(base.fields().values());
        for (Field field : category.fields()) {
            read(fields, name(field), field, texts, units);
        }
        List<CaseEvent> events = values.containsKey(EVENTS) ? events(category, texts, units) : base.events();
        return new CaseContents(new FieldValues(fields), events, documents(base));
    }

    private List<CaseDocument> documents(CaseContents base) {
        List<CaseDocument> result = new ArrayList<>(base.documents());
        for (CaseDocument paper : papers()) {
            if (result.stream().noneMatch(one -> one.document().equals(paper.document()))) {
                result.add(paper);
            }
        }
        return result;
    }

    /** The events as typed; one of a type that the category does not have comes without values. */
    List<CaseEvent> events(RecordCategory category, FieldTexts texts, UnitTree units) {
        List<CaseEvent> result = new ArrayList<>();
        for (EventRef event : events()) {
            SortedMap<String, List<String>> read = new TreeMap<>();
            category.event(event.type())
                    .map(EventType::fields)
                    .orElse(List.of())
                    .forEach(field -> {
                        read(read, name(event.id(), field), field, texts, units);
                    });
            result.add(new CaseEvent(event.id(), event.type(), new FieldValues(read)));
        }
        return result;
    }

    private void read(
            SortedMap<String, List<String>> result, String name, Field field, FieldTexts texts, UnitTree units) {
        if (values.containsKey(name)) {
            result.put(
                    field.code(),
                    all(name).stream()
                            .filter(text -> !text.isBlank())
                            .map(text -> texts.plain(field, text, units))
                            .toList());
        }
    }
}
