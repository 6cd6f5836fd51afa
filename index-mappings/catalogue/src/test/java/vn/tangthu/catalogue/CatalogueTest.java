package vn.tangthu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void everyCategoryOfTheCircularIsThereWithItsClause() {
        assertThat(catalogue.categories().entries())
                .filteredOn(entry -> entry.clause() != null)
                .extracting(CodeEntry::code)
                .containsExactly(
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
    }

    @Test
    void theUnitsAreOneTreeWithThe34ProvincesOf2025() {
        List<UnitDefinition> units = catalogue.units();
        assertThat(units.getFirst().parent()).isNull();
        assertThat(units.subList(1, units.size())).allMatch(unit -> unit.parent() != null);
        assertThat(units)
                .filteredOn(unit -> unit.kind().equals("provincial-agency"))
                .filteredOn(unit -> unit.inForce().until() == null)
                .hasSize(34);
    }

    @Test
    void labelsComeInTheLanguageAskedFor() {
        Label label = catalogue.documentTypes().find("judgment").orElseThrow().label();
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
}
