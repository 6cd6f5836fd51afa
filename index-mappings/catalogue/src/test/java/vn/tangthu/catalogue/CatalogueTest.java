package vn.tangthu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.catalogue.value.FieldReader;
import vn.tangthu.catalogue.value.Reading;

/** What the law asks of the catalogue that ships with the product. */
class CatalogueTest {
    private static final LocalDate DISTRICTS_ABOLISHED = LocalDate.of(2025, 3, 1);
    private static final LocalDate PROVINCES_MERGED = LocalDate.of(2025, 7, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void everyCategoryOfTheCircularIsThereWithItsClauseAndRecords() {
        List<String> codes = List.of(
                "prisoner",
                "community.suspended",
                "community.reform",
                "community.residence-ban",
                "community.surveillance",
                "community.office-ban",
                "community.civil-rights",
                "community.parole",
                "community.warning",
                "legal-person",
                "expulsion",
                "medical",
                "reformatory");
        assertThat(CATALOGUE.categories().entries())
                .filteredOn(entry -> entry.clause() != null)
                .extracting(CodeEntry::code)
                .containsExactlyElementsOf(codes);
        assertThat(CATALOGUE.recordCategories())
                .extracting(RecordCategory::code)
                .containsExactlyElementsOf(codes);
        assertThat(CATALOGUE.categories().contains("general")).isTrue();
        assertThat(CATALOGUE.category("general").orElseThrow().hasRecords()).isFalse();
    }

    @Test
    void everyRecordHasASubjectWithANameThatIdentifiesIt() {
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            Field name = category.field("full-name").orElseThrow();
            assertThat(name.properties())
                    .as(category.code())
                    .contains(Field.Property.REQUIRED, Field.Property.SEARCHABLE, Field.Property.IDENTIFYING);
            assertThat(category.events()).as(category.code()).isNotEmpty();
            assertThat(category.documents()).as(category.code()).isNotEmpty();
            assertThat(category.deadlines()).as(category.code()).isNotEmpty();
        }
    }

    @Test
    void everyLabelIsThereInBothLanguages() {
        allFields()
                .map(Field::label)
                .forEach(label -> assertThat(List.of(label.vi(), label.en())).noneMatch(String::isBlank));
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            Stream.of(
                            category.statuses().stream().map(Status::label),
                            category.events().stream().map(EventType::label),
                            category.deadlines().stream().map(Deadline::label))
                    .flatMap(Function.identity())
                    .forEach(label -> assertThat(List.of(label.vi(), label.en()))
                            .as(category.code())
                            .noneMatch(String::isBlank));
        }
    }

    @Test
    void everyClauseBeginsWithALawOfTheList() {
        List<String> laws = CATALOGUE.laws().stream().map(Law::code).toList();
        List<String> clauses = clauses();
        assertThat(clauses)
                .hasSizeGreaterThan(500)
                .allSatisfy(
                        clause -> assertThat(laws).anyMatch(law -> clause.equals(law) || clause.startsWith(law + " ")));
    }

    @Test
    void everyStatusIsReachedAndEveryOpenOneLeadsToAClosedOne() {
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            String first = category.statuses().getFirst().code();
            Set<String> all = category.statuses().stream().map(Status::code).collect(Collectors.toSet());
            assertThat(reached(category, first)).as(category.code()).isEqualTo(all);
            for (Status status : category.statuses()) {
                assertThat(status.closed() || closedReached(category, status.code()))
                        .as(category.code() + ", " + status.code())
                        .isTrue();
            }
        }
    }

    @Test
    void nothingHappensInAClosedRecordAndDeadlinesCountInOpenOnes() {
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            Set<String> closed = category.statuses().stream()
                    .filter(Status::closed)
                    .map(Status::code)
                    .collect(Collectors.toSet());
            assertThat(closed).as(category.code()).isNotEmpty();
            assertThat(category.events())
                    .as(category.code())
                    .noneMatch(event -> event.from().stream().anyMatch(closed::contains));
            assertThat(category.deadlines())
                    .as(category.code())
                    .noneMatch(deadline -> deadline.statuses().stream().anyMatch(closed::contains));
        }
    }

    /** Circular, Article 6.2, and what Joint Circular 02/2025 made of 6.2.c when district police were abolished. */
    @Test
    void whoMayEnterWhatBeforeAndAfterTheDistrictsWereAbolished() {
        String community = """
                {here} | before | district-agency | enter+update | TT Điều 6.2.c
                {here} | after | provincial-agency | enter+update | TTLT 02/2025
                {here} | after | commune-police | update | TTLT 02/2025
                """;
        String prisons = """
                prisoner | {here} | prison | enter+update | TT Điều 6.2.a
                prisoner | {here} | ministry-detention | enter+update | TT Điều 6.2.a
                prisoner | {here} | provincial-detention | enter+update | TT Điều 6.2.a
                prisoner | {here} | custody-house | enter+update | TT Điều 6.2.a
                """;
        String others = """
                legal-person | {here} | provincial-agency | enter+update | TT Điều 6.2.b
                expulsion | {here} | provincial-agency | enter+update | TT Điều 6.2.b
                medical | {here} | provincial-agency | enter+update | TT Điều 6.2.b
                reformatory | {here} | reformatory-school | enter+update | TT Điều 6.2.d
                """;
        StringBuilder expected = new StringBuilder();
        for (String category : List.of(
                "suspended",
                "reform",
                "residence-ban",
                "surveillance",
                "office-ban",
                "civil-rights",
                "parole",
                "warning")) {
            expected.append(community.replace("{here}", "community." + category));
        }
        for (String when : List.of("before", "after")) {
            expected.append(prisons.replace("{here}", when)).append(others.replace("{here}", when));
        }
        List<String> actual = new ArrayList<>();
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            actual.addAll(authority(category, "before", DISTRICTS_ABOLISHED.minusDays(1)));
            actual.addAll(authority(category, "after", DISTRICTS_ABOLISHED));
        }
        assertThat(actual)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(expected.toString().split("\n")));
    }

    @Test
    void nobodyLosesOrGainsAuthorityOnAnyOtherDay() {
        assertThat(CATALOGUE.recordCategories())
                .flatExtracting(RecordCategory::authorities)
                .extracting(Authority::inForce)
                .containsOnly(
                        Period.ALWAYS, new Period(null, DISTRICTS_ABOLISHED), new Period(DISTRICTS_ABOLISHED, null));
    }

    @Test
    void theUnitsAreOneTreeWithTheProvincesBeforeAndAfterTheMergers() {
        List<UnitDefinition> units = CATALOGUE.units();
        assertThat(units.getFirst().parent()).isNull();
        assertThat(units.subList(1, units.size())).allMatch(unit -> unit.parent() != null);
        assertThat(inForce("provincial-agency", PROVINCES_MERGED.minusDays(1))).hasSize(63);
        assertThat(inForce("provincial-agency", PROVINCES_MERGED)).hasSize(34);
        assertThat(inForce("district-agency", DISTRICTS_ABOLISHED.minusDays(1))).hasSize(40);
        assertThat(inForce("district-agency", DISTRICTS_ABOLISHED)).isEmpty();
        assertThat(inForce("commune-police", PROVINCES_MERGED)).hasSize(126);
        assertThat(units).extracting(UnitDefinition::code).allMatch(code -> code.matches("[A-Za-z0-9._-]{1,40}"));
    }

    @Test
    void everyFormerUnitIsSucceededDayByDayUntilOneInForce() {
        Map<String, UnitDefinition> byCode =
                CATALOGUE.units().stream().collect(Collectors.toMap(UnitDefinition::code, Function.identity()));
        for (UnitDefinition former : CATALOGUE.units()) {
            UnitDefinition unit = former;
            for (LocalDate end = unit.inForce().until();
                    end != null;
                    end = unit.inForce().until()) {
                assertThat(unit.successors()).as(former.code()).hasSize(1);
                unit = Objects.requireNonNull(byCode.get(unit.successors().getFirst()));
                assertThat(unit.inForce().contains(end)).as(former.code()).isTrue();
            }
        }
        assertThat(unit("CAH-02-024").successors()).containsExactly("CAT-02");
        assertThat(unit("CAT-02").successors()).containsExactly("CAT-08");
        assertThat(unit("CAT-15").label().vi()).isEqualTo("Công an tỉnh Lào Cai");
        assertThat(unit("CAT-15-2004").label().vi()).isEqualTo("Công an tỉnh Yên Bái");
    }

    @Test
    void theProvincesOfEveryDayHaveDistinctNamesAndASuccessorInForce() {
        CodeList provinces = CATALOGUE.list("provinces");
        for (LocalDate day :
                List.of(LocalDate.of(2015, 1, 1), LocalDate.of(2024, 12, 31), PROVINCES_MERGED.minusDays(1))) {
            assertThat(provinces.entries(day)).as(day.toString()).hasSize(63);
        }
        assertThat(provinces.entries(PROVINCES_MERGED)).hasSize(34).allMatch(entry -> entry.successor() == null);
        assertThat(provinces.entries()).extracting(entry -> entry.label().vi()).doesNotHaveDuplicates();
        for (CodeEntry entry : provinces.entries()) {
            if (entry.inForce().until() != null) {
                CodeEntry successor = provinces
                        .find(Objects.requireNonNull(entry.successor(), entry.code()))
                        .orElseThrow();
                assertThat(successor.inForce().contains(PROVINCES_MERGED))
                        .as(entry.code())
                        .isTrue();
            }
        }
    }

    /** Seven codes of 2004 name another province since the mergers; mixing them up would move people across the country. */
    @Test
    void aCodeThatNamesAnotherProvinceTodayIsNotTheFormerOne() {
        CodeList provinces = CATALOGUE.list("provinces");
        assertThat(List.of("15", "24", "44", "52", "80", "82", "91")).allSatisfy(code -> {
            CodeEntry today = provinces.find(code).orElseThrow();
            CodeEntry former = provinces.find(code + "-2004").orElseThrow();
            assertThat(today.inForce()).isEqualTo(new Period(PROVINCES_MERGED, null));
            assertThat(former.inForce().until()).isEqualTo(PROVINCES_MERGED);
            assertThat(former.successor()).isEqualTo(code);
            assertThat(former.label()).isNotEqualTo(today.label());
        });
        assertThat(provinces.find("10").orElseThrow().successor()).isEqualTo("15");
        assertThat(provinces.find("08").orElseThrow().inForce()).isEqualTo(Period.ALWAYS);
    }

    @Test
    void anOffenceOfThePenalCodeOf1999WasValidThenAndIsNotNow() {
        CodeList offences = CATALOGUE.list("offences");
        CodeEntry theft = offences.find("BLHS1999-138").orElseThrow();
        assertThat(theft.inForce().contains(LocalDate.of(2017, 12, 31))).isTrue();
        assertThat(theft.inForce().contains(LocalDate.of(2018, 1, 1))).isFalse();
        assertThat(theft.successor()).isEqualTo("BLHS-173");
        assertThat(offences.find("BLHS-173").orElseThrow().label().vi()).isEqualTo("Trộm cắp tài sản");
        assertThat(offences.entries(LocalDate.of(2026, 1, 1))).hasSizeGreaterThan(300);
        assertThat(offences.find("BLHS-292")).isEmpty();
        for (CodeEntry entry : offences.entries()) {
            String successor = entry.successor();
            assertThat(successor == null
                            || offences.find(successor).orElseThrow().inForce().until() == null)
                    .as(entry.code())
                    .isTrue();
        }
    }

    @Test
    void theListsAreComplete() {
        assertThat(CATALOGUE.list("ethnic-groups").entries()).hasSize(55);
        assertThat(CATALOGUE.list("countries").entries())
                .extracting(CodeEntry::code)
                .contains(Locale.getISOCountries())
                .hasSize(Locale.getISOCountries().length + 1);
        assertThat(CATALOGUE.list("communes").entries(PROVINCES_MERGED)).hasSize(3321);
        assertThat(CATALOGUE.list("communes").entries(PROVINCES_MERGED.minusDays(1)))
                .isEmpty();
        assertThat(CATALOGUE.documentTypes().entries())
                .extracting(CodeEntry::code)
                .contains("judgment", "decision", "form", "letter", "photo", "other", "order", "minutes", "certificate")
                .contains("identification-card", "fingerprint-card", "slip");
        assertThat(CATALOGUE.units())
                .filteredOn(unit -> unit.kind().equals("commune-police"))
                .allMatch(
                        unit -> CATALOGUE.list("communes").contains(unit.code().substring("CAX-".length())));
    }

    @Test
    void everyListThatShipsIsAskedForByAField() {
        assertThat(shippedLists())
                .allSatisfy(name -> assertThat(CATALOGUE.list(name).entries()).isNotEmpty());
    }

    @Test
    void everyEntryIsFoundByItsCodeAndByItsName() {
        FieldReader reader = new FieldReader(CATALOGUE);
        for (Field field : onePerList()) {
            for (CodeEntry entry :
                    CATALOGUE.list(Objects.requireNonNull(field.list())).entries()) {
                Reading found = new Reading.Accepted(entry.code());
                assertThat(reader.read(field, entry.code())).isEqualTo(found);
                assertThat(reader.read(field, entry.label().vi()))
                        .as(entry.toString())
                        .isEqualTo(found);
                assertThat(reader.read(field, entry.label().vi().toUpperCase(Locale.ROOT)))
                        .as(entry.toString())
                        .isEqualTo(found);
            }
        }
    }

    @Test
    void labelsComeInTheLanguageAskedFor() {
        Label label = CATALOGUE.documentTypes().find("judgment").orElseThrow().label();
        assertThat(label.in(Locale.of("vi"))).isEqualTo("Bản án");
        assertThat(label.in(Locale.ENGLISH)).isEqualTo("Judgment");
    }

    @Test
    void aCodeTwiceIsRefused() {
        CodeEntry entry = new CodeEntry("a", new Label("A", "A"), null);
        assertThatThrownBy(() -> new CodeList("test", List.of(entry, entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }

    private static List<String> authority(RecordCategory category, String when, LocalDate day) {
        return category.authorities().stream()
                .filter(authority -> authority.inForce().contains(day))
                .map(authority -> String.join(
                        " | ",
                        category.code(),
                        when,
                        authority.unitKind(),
                        authority.rights().stream()
                                .sorted()
                                .map(right -> right.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("+")),
                        authority.clause()))
                .toList();
    }

    private static UnitDefinition unit(String code) {
        return CATALOGUE.units().stream()
                .filter(unit -> unit.code().equals(code))
                .findAny()
                .orElseThrow();
    }

    private static List<UnitDefinition> inForce(String kind, LocalDate day) {
        return CATALOGUE.units().stream()
                .filter(unit -> unit.kind().equals(kind) && unit.inForce().contains(day))
                .toList();
    }

    private static boolean closedReached(RecordCategory category, String from) {
        return reached(category, from).stream()
                .anyMatch(code -> category.status(code).orElseThrow().closed());
    }

    private static Set<String> reached(RecordCategory category, String from) {
        Set<String> reached = new HashSet<>(Set.of(from));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (EventType event : category.events()) {
                if (event.to() != null && event.from().stream().anyMatch(reached::contains)) {
                    grown |= reached.add(event.to());
                }
            }
        }
        return reached;
    }

    private static Stream<Field> allFields() {
        return CATALOGUE.recordCategories().stream()
                .flatMap(category -> Stream.concat(
                        category.fields().stream(),
                        category.events().stream().flatMap(event -> event.fields().stream())));
    }

    private static List<Field> onePerList() {
        return List.copyOf(allFields()
                .filter(field -> field.list() != null)
                .collect(Collectors.toMap(Field::list, Function.identity(), (one, other) -> one))
                .values());
    }

    private static List<String> clauses() {
        List<@Nullable String> result = new ArrayList<>();
        allFields().forEach(field -> result.add(field.clause()));
        for (RecordCategory category : CATALOGUE.recordCategories()) {
            result.add(category.clause());
            category.events().forEach(event -> result.add(event.clause()));
            category.documents().forEach(document -> result.add(document.clause()));
            category.deadlines().forEach(deadline -> result.add(deadline.clause()));
            category.authorities().forEach(authority -> result.add(authority.clause()));
        }
        Stream.concat(
                        shippedLists().stream().map(CATALOGUE::list),
                        Stream.of(CATALOGUE.unitKinds(), CATALOGUE.purposes(), CATALOGUE.documentTypes()))
                .flatMap(list -> list.entries().stream())
                .forEach(entry -> result.add(entry.clause()));
        return result.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static List<String> shippedLists() {
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(Catalogue.class.getResource("codes")).toURI()))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
