package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.FieldType;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.value.FieldReader;

/** What an input shows is read back as the value that it stands for, in both languages. */
class FieldTextsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final UnitTree UNITS = new UnitTree(Units.of(CATALOGUE));
    private final FieldTexts texts = new FieldTexts(CATALOGUE, new FieldReader(CATALOGUE));

    @Test
    void everyEntryOfEveryListComesBackFromItsInput() {
        for (Field field : fields(FieldType.CODE)) {
            for (CodeEntry entry : CATALOGUE.list(String.valueOf(field.list())).entries()) {
                comesBack(field, entry.code());
            }
        }
    }

    @Test
    void everyUnitComesBackFromItsInput() {
        Field field = fields(FieldType.UNIT).getFirst();
        UNITS.units().forEach(unit -> comesBack(field, unit.code().value()));
        assertThat(texts.plain(field, "trai giam so 2", UNITS)).isEqualTo("TG-02");
        assertThat(texts.plain(field, "tg-02", UNITS)).isEqualTo("TG-02");
    }

    @Test
    void datesLengthsAndFlagsComeBackFromTheirInputs() {
        List.of("2020-06-05", "2020-06", "2020", "unknown")
                .forEach(kept -> comesBack(fields(FieldType.PARTIAL_DATE).getFirst(), kept));
        List.of("P7Y6M0D", "P0Y18M0D", "P0Y0M15D", "life", "death")
                .forEach(kept -> comesBack(fields(FieldType.SENTENCE).getFirst(), kept));
        List.of("true", "false")
                .forEach(kept -> comesBack(fields(FieldType.FLAG).getFirst(), kept));
        List.of("1500000", "0")
                .forEach(kept -> comesBack(fields(FieldType.MONEY).getFirst(), kept));
    }

    private void comesBack(Field field, String kept) {
        for (String language : List.of("vi", "en")) {
            CodeLabels.Snapshot names = new CodeLabels.Snapshot(CATALOGUE, UNITS, Locale.of(language));
            String shown = texts.inInput(field, kept, names);
            assertThat(texts.keptOrTyped(field, texts.plain(field, shown, UNITS)))
                    .as(field.code() + " '" + shown + "' in " + language)
                    .isEqualTo(kept);
        }
    }

    private static List<Field> fields(FieldType type) {
        return CATALOGUE.recordCategories().stream()
                .flatMap(category ->
                        java.util.stream.Stream.concat(category.fields().stream(), events(category).stream()))
                .filter(field -> field.type() == type)
                .toList();
    }

    private static List<Field> events(RecordCategory category) {
        return category.events().stream()
                .map(EventType::fields)
                .flatMap(List::stream)
                .toList();
    }
}
