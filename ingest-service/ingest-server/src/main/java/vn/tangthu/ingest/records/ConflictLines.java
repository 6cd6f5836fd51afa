package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;

/** What two people changed at the same time, line by line, in words. */
final class ConflictLines {
    private final RecordCategory category;
    private final RecordTexts texts;
    private final CodeLabels.Snapshot names;

    ConflictLines(RecordCategory category, FieldTexts fields, CodeLabels.Snapshot names) {
        this.category = category;
        this.names = names;
        texts = new RecordTexts(category, fields, names);
    }

    /**
     * A line.
     *
     * @param who {@code THEY}, {@code I}, {@code BOTH_ALIKE} or {@code BOTH}
     * @param before what both saw, none where it was not there
     * @param choice {@code MINE}, {@code THEIRS} or null
     */
    record Shown(
            String place,
            String label,
            String who,
            List<String> before,
            List<String> theirs,
            List<String> mine,
            @Nullable String choice) {}

    List<Shown> of(Merge merge) {
        List<Shown> result = new ArrayList<>();
        for (Field field : category.fields()) {
            merge.lines().stream()
                    .filter(line -> line.place().equals("field:" + field.code()))
                    .forEach(line -> result.add(shown(line, texts.label(field), field)));
        }
        merge.lines().stream()
                .filter(line -> !line.place().startsWith("field:"))
                .forEach(line -> result.add(shown(line, label(line), null)));
        return result;
    }

    private Shown shown(Merge.Line line, String label, @Nullable Field field) {
        Merge.Choice choice = line.choice();
        return new Shown(
                line.place(),
                label,
                line.who().name(),
                words(line.before(), field),
                words(line.theirs(), field),
                words(line.mine(), field),
                choice == null ? null : choice.name());
    }

    private String label(Merge.Line line) {
        for (Object value : new @Nullable Object[] {line.mine(), line.theirs(), line.before()}) {
            if (value instanceof CaseEvent event) {
                return texts.event(event);
            }
            if (value instanceof CaseDocument document) {
                return names.type(document.type());
            }
        }
        return line.place();
    }

    private List<String> words(@Nullable Object value, @Nullable Field field) {
        return switch (value) {
            case null -> List.of();
            case List<?> kept
            when field != null ->
                texts.values(field, kept.stream().map(String::valueOf).toList());
            case CaseEvent event -> event(event);
            case CaseDocument document -> List.of(names.type(document.type()));
            default -> List.of(String.valueOf(value));
        };
    }

    private List<String> event(CaseEvent event) {
        List<String> result = new ArrayList<>();
        result.add(texts.date(event));
        texts.fields(event).forEach(field -> result.add(field.label() + ": " + String.join("; ", field.values())));
        return result;
    }
}
