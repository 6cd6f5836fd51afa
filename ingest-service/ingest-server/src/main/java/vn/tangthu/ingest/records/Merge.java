package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.FieldValues;

/**
 * Two changes of one version brought together. What only one of them changed is taken from there; where both changed the
 * same thing differently, a person chooses. Nothing of either is lost without being shown.
 *
 * @param lines what differs: fields in the order of their codes, then events, then documents
 * @param contents with the choices made; where none was made yet, with one's own
 */
record Merge(List<Line> lines, CaseContents contents) {
    /** Who changed something. */
    enum Who {
        THEY,
        I,
        BOTH_ALIKE,
        BOTH
    }

    /** What may be chosen where both changed the same. */
    enum Choice {
        MINE,
        THEIRS
    }

    /**
     * Something that differs from the version that both began with; null where it was not there.
     *
     * @param place {@code field:CODE}, {@code event:ID} or {@code document:ID:EVENT}
     * @param choice what was chosen, or null where nothing was, or is to be
     */
    record Line(
            String place,
            Who who,
            @Nullable Object before,
            @Nullable Object theirs,
            @Nullable Object mine,
            @Nullable Choice choice) {
        boolean open() {
            return who == Who.BOTH && choice == null;
        }
    }

    /** Whether every choice was made. */
    boolean decided() {
        return lines.stream().noneMatch(Line::open);
    }

    static Merge of(CaseContents base, CaseContents theirs, CaseContents mine, Map<String, Choice> choices) {
        List<Line> lines = new ArrayList<>();
        FieldValues fields = fields(base, theirs, mine, choices, lines);
        List<CaseEvent> events = events(base, theirs, mine, choices, lines);
        List<CaseDocument> documents = documents(base, theirs, mine, choices, lines);
        return new Merge(List.copyOf(lines), new CaseContents(fields, events, documents));
    }

    private static FieldValues fields(
            CaseContents base, CaseContents theirs, CaseContents mine, Map<String, Choice> choices, List<Line> lines) {
        Set<String> codes = new TreeSet<>(base.fields().values().keySet());
        codes.addAll(theirs.fields().values().keySet());
        codes.addAll(mine.fields().values().keySet());
        FieldValues result = theirs.fields();
        for (String code : codes) {
            Object taken = taken(
                    "field:" + code,
                    orNull(base.fields().all(code)),
                    orNull(theirs.fields().all(code)),
                    orNull(mine.fields().all(code)),
                    choices,
                    lines);
            result = result.with(code, taken == null ? List.of() : mine(taken, mine, theirs, code));
        }
        return result;
    }

    private static List<String> mine(Object taken, CaseContents mine, CaseContents theirs, String code) {
        return taken.equals(mine.fields().all(code))
                ? mine.fields().all(code)
                : theirs.fields().all(code);
    }

    private static @Nullable Object orNull(List<String> values) {
        return values.isEmpty() ? null : values;
    }

    /** Theirs in their order; what is mine is put in by its date. */
    private static List<CaseEvent> events(
            CaseContents base, CaseContents theirs, CaseContents mine, Map<String, Choice> choices, List<Line> lines) {
        Map<UUID, CaseEvent> before = byId(base);
        Map<UUID, CaseEvent> there = byId(theirs);
        Map<UUID, CaseEvent> here = byId(mine);
        Set<UUID> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(there.keySet());
        ids.addAll(here.keySet());
        CaseContents result = theirs;
        for (UUID id : ids) {
            Object taken = taken("event:" + id, before.get(id), there.get(id), here.get(id), choices, lines);
            if (taken == null) {
                result = EventOrder.without(result, id);
            } else if (!taken.equals(there.get(id))) {
                result = EventOrder.with(result, (CaseEvent) taken);
            }
        }
        return result.events();
    }

    private static Map<UUID, CaseEvent> byId(CaseContents contents) {
        Map<UUID, CaseEvent> result = new LinkedHashMap<>();
        contents.events().forEach(event -> result.put(event.id(), event));
        return result;
    }

    private static List<CaseDocument> documents(
            CaseContents base, CaseContents theirs, CaseContents mine, Map<String, Choice> choices, List<Line> lines) {
        Map<String, CaseDocument> before = byPlace(base);
        Map<String, CaseDocument> there = byPlace(theirs);
        Map<String, CaseDocument> here = byPlace(mine);
        Set<String> places = new LinkedHashSet<>(there.keySet());
        places.addAll(before.keySet());
        places.addAll(here.keySet());
        List<CaseDocument> result = new ArrayList<>();
        for (String place : places) {
            Object taken = taken(place, before.get(place), there.get(place), here.get(place), choices, lines);
            if (taken != null) {
                result.add((CaseDocument) taken);
            }
        }
        return result;
    }

    private static Map<String, CaseDocument> byPlace(CaseContents contents) {
        Map<String, CaseDocument> result = new LinkedHashMap<>();
        contents.documents()
                .forEach(one -> result.put(
                        "document:" + one.document() + ":" + Objects.requireNonNullElse(one.event(), ""), one));
        return result;
    }

    /** What stands in the merged contents; null for nothing. */
    private static @Nullable Object taken(
            String place,
            @Nullable Object before,
            @Nullable Object theirs,
            @Nullable Object mine,
            Map<String, Choice> choices,
            List<Line> lines) {
        boolean they = !Objects.equals(before, theirs);
        boolean me = !Objects.equals(before, mine);
        if (!they && !me) {
            return before;
        }
        Who who = !they ? Who.I : !me ? Who.THEY : Objects.equals(theirs, mine) ? Who.BOTH_ALIKE : Who.BOTH;
        Choice choice = who == Who.BOTH ? choices.get(place) : null;
        lines.add(new Line(place, who, before, theirs, mine, choice));
        return switch (who) {
            case THEY, BOTH_ALIKE -> theirs;
            case I -> mine;
            case BOTH -> choice == Choice.THEIRS ? theirs : mine;
        };
    }

    /** The choices among a form's parameters: {@code choice.PLACE}. */
    static Map<String, Choice> choices(Map<String, List<String>> parameters) {
        Map<String, Choice> result = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith("choice.") && !values.isEmpty()) {
                String place = name.substring("choice.".length());
                if (values.getFirst().equals("mine")) {
                    result.put(place, Choice.MINE);
                } else if (values.getFirst().equals("theirs")) {
                    result.put(place, Choice.THEIRS);
                }
            }
        });
        return result;
    }
}
