package vn.tangthu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site's own files in place of those that ship, and what is said of mistakes in them. */
class SiteCatalogueTest {
    private static final String STATUSES = "statuses:\n";

    @TempDir
    private Path folder;

    @Test
    void anEmptyFolderChangesNothing() {
        assertThat(Catalogue.load(folder).recordCategories())
                .isEqualTo(Catalogue.load().recordCategories());
    }

    @Test
    void oneFileAloneAddsAFieldToItsCategoryAlone() throws IOException {
        String field = "  - { code: shoe-size, type: number, vi: \"Cỡ giày\", en: \"Shoe size\", facet: true }\n";
        replace("categories/expulsion.yaml", STATUSES, field + STATUSES);
        Catalogue own = Catalogue.load(folder);
        Field added = own.category("expulsion").orElseThrow().field("shoe-size").orElseThrow();
        assertThat(added.label()).isEqualTo(new Label("Cỡ giày", "Shoe size"));
        assertThat(added.has(Field.Property.FACET)).isTrue();
        for (RecordCategory shipped : Catalogue.load().recordCategories()) {
            RecordCategory here = own.category(shipped.code()).orElseThrow();
            if (shipped.code().equals("expulsion")) {
                assertThat(here.fields()).hasSize(shipped.fields().size() + 1).containsAll(shipped.fields());
            } else {
                assertThat(here).isEqualTo(shipped);
            }
        }
    }

    @Test
    void howLongDeletedRecordsAreKeptIsSaidByTheCategory() throws IOException {
        replace("categories/expulsion.yaml", "retention: P20Y", "retention: P5Y6M");
        replace("categories/medical.yaml", "retention: P20Y\n", "");
        Catalogue own = Catalogue.load(folder);
        assertThat(own.category("expulsion").orElseThrow().retention()).isEqualTo(java.time.Period.of(5, 6, 0));
        assertThat(own.category("medical").orElseThrow().retention()).isEqualTo(java.time.Period.ofYears(20));
    }

    @Test
    void aFieldOfAGroupReachesEveryCategoryThatHasTheGroup() throws IOException {
        replace(
                "groups/supervision.yaml",
                "fields:\n",
                "fields:\n  - { code: bracelet, type: flag, vi: \"Vòng giám sát\", en: \"Bracelet\" }\n");
        assertThat(Catalogue.load(folder).recordCategories())
                .filteredOn(category -> category.field("bracelet").isPresent())
                .extracting(RecordCategory::code)
                .hasSize(7)
                .allMatch(code -> code.startsWith("community."))
                .doesNotContain("community.warning");
    }

    @Test
    void aCodeListCanGrowAndEnd() throws IOException {
        replace(
                "codes/sex.yaml",
                "- { code: \"female\"",
                "- { code: \"unknown\", vi: \"Chưa rõ\", en: \"Unknown\", until: 2026-01-01, successor: \"male\" }\n"
                        + "- { code: \"female\"");
        CodeEntry added = Catalogue.load(folder).list("sex").find("unknown").orElseThrow();
        assertThat(added.successor()).isEqualTo("male");
    }

    /** Each mistake alone; the message names the file and the place, so that a lawyer finds it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            categories/expulsion.yaml | visa, type: text | visa, typo: 1, type: text | fields | typo
            categories/expulsion.yaml | list: border-gates | list: border-gate | events | no code list border-gate
            categories/expulsion.yaml | { group: case } | { group: cases } | fields | no group of fields cases
            categories/expulsion.yaml | retention: P20Y | retention: P0D | expulsion.yaml | '''retention'' is no length of time'
            categories/expulsion.yaml | retention: P20Y | retention: twenty years | expulsion.yaml | not a length of time
            categories/expulsion.yaml | to: lodged | to: lodging | events | no status lodging
            categories/expulsion.yaml | from: [absent] | from: [gone] | events | names no status: gone
            categories/expulsion.yaml | statuses: [absent] | statuses: [gone] | deadlines | names no status: gone
            categories/expulsion.yaml | awaited: [exit, | awaited: [exits, | expulsion.yaml | awaits an unknown event
            categories/expulsion.yaml | after: exit-due | after: exit-duty | expulsion.yaml | counts from something unknown
            categories/expulsion.yaml | after: exit-due | after: visa | expulsion.yaml | counts from something unknown
            categories/expulsion.yaml | within: P1D | within: 1 day | deadlines | length of time
            categories/expulsion.yaml | code: transport, type | code: gate, type | events | field twice: gate
            categories/expulsion.yaml | code: transport, type | code: date, type | events | field twice: date
            categories/expulsion.yaml | code: visa, type | code: sex, type | expulsion.yaml | field twice: sex
            categories/expulsion.yaml | code: exit, vi | code: lodging, vi | expulsion.yaml | event twice: lodging
            categories/expulsion.yaml | type: date | type: day | fields | '''type'' is none of'
            categories/expulsion.yaml | not-before: [judgment-date] | not-before: [judgement] | expulsion.yaml | between two dates
            categories/expulsion.yaml | not-before: [judgment-date] | not-before: [court] | expulsion.yaml | between two dates
            categories/expulsion.yaml | requires: [letter] | requires: [telegram] | events | no type of document telegram
            categories/expulsion.yaml | type: judgment | type: verdict | documents | no type of document verdict
            categories/expulsion.yaml | kinds: [provincial-agency] | kinds: [province] | authority | no kind of unit province
            categories/expulsion.yaml | rights: [enter, update] | rights: [read] | authority | '''rights'' is none of'
            categories/expulsion.yaml | rights: [enter, update], | '' | authority | '''rights'' is missing'
            categories/expulsion.yaml | 'clause: "TT Điều 6.2.b" }' | '}' | authority | has no 'clause'
            categories/expulsion.yaml | LTHAHS 2019 Điều 118 | LTHAHS 2011 Điều 118 | fields | no law of laws.yaml
            categories/expulsion.yaml | LTHAHS 2019 Điều 118 | LTHAHS 20191 | fields | no law of laws.yaml
            categories/expulsion.yaml | rights: [enter, update] | 'rights: [enter], since: 2025-03-01, until: 2025-03-01' | authority | ends before it begins
            categories/expulsion.yaml | rights: [enter, update] | 'rights: [enter], since: 1/3/2025' | authority | not a day such as
            categories/expulsion.yaml | subject: person | subject: dog | expulsion.yaml | '''subject'' is none of'
            categories/expulsion.yaml | code: expulsion | code: expulsions | expulsion.yaml | not the name of the file
            categories/expulsion.yaml | statuses: | statuses | expulsion.yaml | not YAML
            categories/prisoner.yaml | moves-to: to-unit | moves-to: unit | prisoner.yaml | no field of type unit
            categories/prisoner.yaml | code: to-unit, type: unit | code: to-unit, type: text | prisoner.yaml | no field of type unit
            categories/prisoner.yaml | code-of: date | code-of: cause | prisoner.yaml | names a date
            groups/case.yaml | code-of: judgment-date | code-of: verdict | categories/prisoner.yaml | names a date
            units.yaml | successors: [CAT-08] | successors: [CAT-07] | entry | no CAT-07 to succeed it
            units.yaml | 'until: 2025-07-01, successors: [CAT-08]' | successors: [CAT-08] | entry | needs an end
            units.yaml | kind: lodging | kind: hotel | entry | unknown kind of unit hotel
            units.yaml | parent: QP-01 | parent: QP-02 | entry | before its parent
            codes/offences.yaml | successor: "BLHS-173" | successor: "BLHS-1730" | entry | no BLHS-1730 to succeed it
            codes/offences.yaml | 'until: 2018-01-01, successor: "BLHS-173"' | successor: "BLHS-173" | entry | needs an end
            codes/offences.yaml | code: "BLHS-174" | code: "BLHS-173" | entry | code twice: BLHS-173
            codes/offences.yaml | 'vi: "Buôn lậu", ' | '' | entry | has no 'vi'
            codes/offences.yaml | BLHS 2015 Điều 174 | Luật hình sự 174 | entry | no law of laws.yaml
            laws.yaml | since: 2020-06-05 | since: 2020-06-31 | entry 2 | not a day such as
            categories.yaml | code: medical | code: medicine | categories/medicine.yaml | no file
            """)
    void aMistakeIsNamedWithItsFileAndPlace(String file, String right, String wrong, String place, String what)
            throws IOException {
        replace(file, right, wrong);
        String named = place.contains(".yaml") ? place : file;
        assertThatThrownBy(() -> Catalogue.load(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(place)
                .hasMessageContaining(what);
    }

    @Test
    void aStatusTwiceIsNamed() throws IOException {
        replace(
                "categories/expulsion.yaml",
                STATUSES,
                STATUSES + "  - { code: dead, vi: \"Đã mất\", en: \"Deceased\", closed: true }\n");
        assertThatThrownBy(() -> Catalogue.load(folder)).hasMessage("categories/expulsion.yaml: status twice: dead");
    }

    @Test
    void theRightFileOfTheSameNameLoads() {
        assertThatCode(() -> {
                    replace("categories/expulsion.yaml", STATUSES, STATUSES);
                    Catalogue unused = Catalogue.load(folder);
                })
                .doesNotThrowAnyException();
    }

    /** The file as it ships with the first such text replaced: a replacement that replaces nothing would prove nothing. */
    private void replace(String file, String right, String wrong) throws IOException {
        String shipped = shipped(file);
        int at = shipped.indexOf(right);
        assertThat(at).as(file + " has no " + right).isNotNegative();
        Path own = folder.resolve(file);
        Files.createDirectories(Objects.requireNonNull(own.getParent()));
        Files.writeString(own, shipped.substring(0, at) + wrong + shipped.substring(at + right.length()));
    }

    private static String shipped(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
