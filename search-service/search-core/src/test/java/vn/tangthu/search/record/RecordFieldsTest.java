package vn.tangthu.search.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field.Property;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.search.Attribute;
import vn.tangthu.search.EntryKind;
import vn.tangthu.search.IndexedDocument;

/** What of a record is searched, filtered and counted. All persons are fictional. */
class RecordFieldsTest {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final Catalogue catalogue = Catalogue.load();
    private final RecordFields fields = new RecordFields(catalogue);
    private final RecordCategory prisoner = catalogue.category("prisoner").orElseThrow();

    private static final FieldValues VALUES = FieldValues.of(Map.ofEntries(
            Map.entry("full-name", List.of("Nguyễn Thị Ví Dụ")),
            Map.entry("other-names", List.of("Bí Danh Một", "Bí Danh Hai")),
            Map.entry("sex", List.of("female")),
            Map.entry("birth-date", List.of("1980-05-06")),
            Map.entry("identity-number", List.of("012345678901")),
            Map.entry("father-name", List.of("Nguyễn Văn Cha")),
            Map.entry("party-member", List.of("false")),
            Map.entry("judgment-number", List.of("12/2020/HSST")),
            Map.entry("court", List.of("Tòa án nhân dân tỉnh Ví Dụ")),
            Map.entry("note", List.of("Dòng một\ndòng hai")),
            Map.entry("no-such-field", List.of("x"))));

    @Test
    void theEntryOfARecordSaysWhatTheRecordSays() {
        IndexedDocument entry = new IndexedCaseFiles(catalogue).of(file(VALUES));
        assertThat(entry.kind()).isEqualTo(EntryKind.RECORD);
        assertThat(entry.version()).isEqualTo(3);
        assertThat(entry.type()).isNull();
        assertThat(entry.title())
                .isEqualTo("Nguyễn Thị Ví Dụ\nBí Danh Một\nBí Danh Hai\n012345678901\n12/2020/HSST\n"
                        + prisoner.label().vi());
        assertThat(entry.pages().getFirst().text().lines())
                .containsSubsequence(
                        "Họ và tên: Nguyễn Thị Ví Dụ",
                        "Tên gọi khác, bí danh: Bí Danh Một",
                        "Tên gọi khác, bí danh: Bí Danh Hai",
                        "Số CMND, CCCD, định danh: 012345678901",
                        "Số bản án: 12/2020/HSST",
                        "Tòa án: Tòa án nhân dân tỉnh Ví Dụ",
                        "Ghi chú: Dòng một dòng hai",
                        "Tiếp nhận phạm nhân: 01/2026")
                .as("what is not searchable is not in it")
                .noneMatch(line -> line.contains("Nguyễn Văn Cha"));
    }

    @Test
    void aTypedValueFindsWhatWasKeptHoweverItIsTyped() {
        IndexedDocument entry = new IndexedCaseFiles(catalogue).of(file(VALUES));
        for (List<String> found : List.of(
                List.of("sex", "female"),
                List.of("sex", "Nữ"),
                List.of("birth-date", "1980"),
                List.of("birth-date", "05/1980"),
                List.of("birth-date", "6/5/1980"),
                List.of("identity-number", "0123 4567 8901"),
                List.of("father-name", "cha nguyen"),
                List.of("father-name", "Văn"),
                List.of("party-member", "không"),
                List.of("judgment-number", "số 12/2020/hsst"),
                List.of("court", "Tòa án nhân dân tỉnh Ví Dụ"),
                List.of("note", "hai mot"),
                List.of("status", "serving"),
                List.of("event", "reception"),
                List.of("reception.date", "2026"),
                List.of("reception.number", "7/qd-vd"))) {
            assertThat(matches(entry, found.getFirst(), found.getLast()))
                    .as(String.join("=", found))
                    .isTrue();
        }
        for (List<String> other : List.of(
                List.of("sex", "male"),
                List.of("birth-date", "1981"),
                List.of("birth-date", "06/1980"),
                List.of("father-name", "nguyen me"),
                List.of("identity-number", "012345678"),
                List.of("judgment-number", "12/2020/HSPT"),
                List.of("event", "escape"))) {
            assertThat(matches(entry, other.getFirst(), other.getLast()))
                    .as(String.join("=", other))
                    .isFalse();
        }
    }

    @Test
    void whatCannotBeReadIsSaidWithoutTheValue() {
        for (List<String> wrong : List.of(
                List.of("sex", "xyz-secret"),
                List.of("birth-date", "32/13/1980"),
                List.of("identity-number", "12a"),
                List.of("father-name", "- -"),
                List.of("status", "nowhere"))) {
            Wanted wanted = fields.wanted(
                    fields.find(List.of(prisoner), wrong.getFirst()).orElseThrow(), wrong.getLast());
            assertThat(wanted).as(wrong.getFirst()).isInstanceOf(Wanted.Unreadable.class);
            assertThat(wanted.toString()).doesNotContain(wrong.getLast());
        }
        assertThat(fields.find(List.of(prisoner), "no-such-field")).isEmpty();
    }

    @Test
    void everyFieldOfEveryCategoryCanBeFilteredBy() {
        for (RecordCategory category : catalogue.recordCategories()) {
            List<String> codes =
                    fields.of(category).stream().map(FilterField::code).toList();
            assertThat(codes).doesNotHaveDuplicates().contains("status", "event");
            category.fields().forEach(field -> assertThat(codes).contains(field.code()));
            category.events()
                    .forEach(event -> event.fields()
                            .forEach(field -> assertThat(codes).contains(event.code() + "." + field.code())));
            assertThat(fields.facets(category).stream().map(FilterField::code))
                    .as("facets of %s", category.code())
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of("status"),
                                    category.fields().stream()
                                            .filter(field -> field.has(Property.FACET))
                                            .map(field -> field.code()))
                            .toList());
        }
    }

    @Test
    void valuesHaveNamesInBothLanguages() {
        FilterField sex = fields.find(List.of(prisoner), "sex").orElseThrow();
        assertThat(fields.shown(sex, "female", VIETNAMESE)).isEqualTo("Nữ");
        assertThat(fields.shown(sex, "female", Locale.ENGLISH)).isEqualTo("Female");
        FilterField status = fields.find(catalogue.recordCategories(), "status").orElseThrow();
        assertThat(fields.shown(status, "serving", VIETNAMESE)).startsWith("Đang chấp hành");
        assertThat(fields.shown(status, "unheard-of", VIETNAMESE)).isEqualTo("unheard-of");
        FilterField born = fields.find(List.of(prisoner), "birth-date").orElseThrow();
        assertThat(fields.shown(born, "1980-05", VIETNAMESE)).isEqualTo("05/1980");
    }

    @Test
    void whateverIsKeptMakesAnEntry() {
        FieldValues odd = FieldValues.of(Map.of(
                "full-name", List.of("x".repeat(10_000), "", "👩🏽‍⚖️", "…"),
                "birth-date", List.of("-", "unknown", "1980-", "not a date"),
                "judgment-number", List.of("///", ""),
                "court", List.of("y".repeat(10_000)),
                "sex", List.of("code that went away")));
        IndexedDocument entry = new IndexedCaseFiles(catalogue).of(file(odd));
        assertThat(entry.attributes()).contains(Attribute.of("sex", "code that went away"));
        assertThat(entry.attributes())
                .allSatisfy(attribute ->
                        assertThat(Attribute.fits(attribute.value())).isTrue());
        IndexedDocument unknown = new IndexedCaseFiles(catalogue).of(file("went-away", odd));
        assertThat(unknown.category()).isEqualTo("went-away");
        assertThat(unknown.pages()).hasSize(1);
    }

    @Test
    void aFieldThatIsAddedToTheCatalogueAloneIsSearchedFilteredAndCounted(@TempDir Path own) throws Exception {
        Path file = Files.createDirectories(own.resolve("categories")).resolve("prisoner.yaml");
        String yaml;
        try (var in = Catalogue.class.getResourceAsStream("categories/prisoner.yaml")) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Files.writeString(
                file,
                yaml.replaceFirst(
                        "(?m)^fields:$",
                        "fields:\n  - { code: shoe-size, type: text, vi: \"Cỡ giày\", en: \"Shoe size\", searchable: true, facet: true }"));
        Catalogue wider = Catalogue.load(own);
        IndexedDocument entry =
                new IndexedCaseFiles(wider).of(file(FieldValues.of(Map.of("shoe-size", List.of("42")))));
        assertThat(entry.pages().getFirst().text()).contains("Cỡ giày: 42");
        assertThat(entry.attributes()).contains(Attribute.of("shoe-size", "42"));
        RecordFields widened = new RecordFields(wider);
        assertThat(widened.facets(wider.category("prisoner").orElseThrow()).stream()
                        .map(FilterField::code))
                .contains("shoe-size");
    }

    private boolean matches(IndexedDocument entry, String code, String typed) {
        FilterField filter = fields.find(List.of(prisoner), code).orElseThrow();
        Set<Attribute> attributes = entry.attributes();
        return switch (fields.wanted(filter, typed)) {
            case Wanted.Exact(String value) -> attributes.contains(new Attribute(filter.attribute(), value));
            case Wanted.Words(Set<Attribute> all) -> attributes.containsAll(all);
            case Wanted.Unreadable(var why) -> throw new AssertionError(code + ": " + why);
        };
    }

    private static CaseFile file(FieldValues values) {
        return file("prisoner", values);
    }

    private static CaseFile file(String category, FieldValues values) {
        CaseEvent reception = new CaseEvent(
                new UUID(1, 1),
                "reception",
                FieldValues.of(Map.of("date", List.of("2026-01"), "number", List.of("7/QĐ-VD"))));
        TestClock clock = new TestClock();
        return new CaseFile(
                CaseSamples.caseFile(Samples.HERE).id(),
                CaseSamples.caseFile(Samples.HERE).subject(),
                category,
                Samples.HERE,
                3,
                new CaseContents(values, List.of(reception), List.of()),
                CaseSamples.standing("serving"),
                clock.instant(),
                "officer.example",
                clock.instant(),
                "officer.example",
                false);
    }
}
