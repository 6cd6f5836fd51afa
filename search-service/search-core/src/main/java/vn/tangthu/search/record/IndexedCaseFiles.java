package vn.tangthu.search.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.Field.Property;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;

/**
 * Makes entries of the index from case files. The one page of a record has a line {@code label: value} for each value of a
 * searchable field, in the order of the form, then a line for each event with its day, followed by its searchable fields;
 * all in Vietnamese, the language of the papers. The title holds what identifies it: names, numbers, category. Safe for
 * concurrent use.
 */
public final class IndexedCaseFiles {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final Catalogue catalogue;
    private final RecordFields fields;
    private final FieldReader reader;

    public IndexedCaseFiles(Catalogue catalogue) {
        this.catalogue = catalogue;
        fields = new RecordFields(catalogue);
        reader = new FieldReader(catalogue);
    }

    /** The entry of a case file; without contents where the catalogue no longer has its category. */
    public IndexedDocument of(CaseFile file) {
        return catalogue
                .category(file.category())
                .map(category ->
                        entry(file, title(category, file), fields.attributes(category, file), text(category, file)))
                .orElseGet(() -> withoutContents(file));
    }

    /** An entry that is found by its unit and its category only. */
    public IndexedDocument withoutContents(CaseFile file) {
        return entry(file, "", Set.of(), "");
    }

    private static IndexedDocument entry(CaseFile file, String title, Set<Attribute> attributes, String text) {
        return new IndexedDocument(
                new DocumentId(file.id().value()),
                file.version(),
                EntryKind.RECORD,
                file.unit(),
                file.category(),
                null,
                null,
                title,
                attributes,
                List.of(new IndexedPage(1, text)));
    }

    private static String title(RecordCategory category, CaseFile file) {
        Set<String> parts = new LinkedHashSet<>();
        for (Field field : category.fields()) {
            if (field.has(Property.SEARCHABLE) && identifies(field)) {
                parts.addAll(file.contents().fields().all(field.code()));
            }
        }
        parts.add(category.label().vi());
        return String.join("\n", parts);
    }

    private static boolean identifies(Field field) {
        return switch (field.type()) {
            case NAME, IDENTITY_NUMBER, DOCUMENT_NUMBER -> true;
            case TEXT, LONG_TEXT, DATE, PARTIAL_DATE, CODE, NUMBER, MONEY, SENTENCE, FLAG, UNIT -> false;
        };
    }

    private String text(RecordCategory category, CaseFile file) {
        List<String> lines = new ArrayList<>();
        addLines(lines, "", category.fields(), file.contents().fields());
        for (CaseEvent happened : file.contents().events()) {
            category.event(happened.type()).ifPresent(event -> {
                String name = event.label().vi();
                lines.add(name + ": " + happened.date().shown());
                addLines(lines, name + ", ", event.fields(), happened.values());
            });
        }
        return String.join("\n", lines);
    }

    private void addLines(List<String> lines, String prefix, List<Field> all, FieldValues values) {
        for (Field field : all) {
            if (field.has(Property.SEARCHABLE)) {
                for (String kept : values.all(field.code())) {
                    lines.add(prefix + field.label().vi() + ": " + oneLine(reader.show(field, kept, VIETNAMESE)));
                }
            }
        }
    }

    private static String oneLine(String value) {
        return value.replace('\n', ' ');
    }
}
