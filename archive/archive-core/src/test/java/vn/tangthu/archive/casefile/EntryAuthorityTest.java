package vn.tangthu.archive.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Authority.Right;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Period;

/** Who may enter what on which day, over a category and units of the test's own. */
class EntryAuthorityTest {
    private static final LocalDate END = LocalDate.of(2025, 3, 1);
    private static final LocalDate YESTERDAY = END.minusDays(1);
    private static final Period ENDED = new Period(null, END);

    /** Above the provinces; a province with a district and a commune; a district that was handed on twice. */
    private static final UnitTree TREE = new UnitTree(List.of(
            unit("MINISTRY", "ministry", null, Period.ALWAYS),
            unit("PROVINCE", "provincial-agency", "MINISTRY", Period.ALWAYS),
            unit("OTHER", "provincial-agency", "MINISTRY", Period.ALWAYS),
            unit("COMMUNE", "commune-police", "PROVINCE", new Period(END, null)),
            unit("DISTRICT", "district-agency", "PROVINCE", ENDED, "PROVINCE"),
            unit("FORMER", "provincial-agency", "MINISTRY", new Period(null, END.plusDays(10)), "OTHER"),
            unit("FORMER-DISTRICT", "district-agency", "MINISTRY", ENDED, "FORMER")));

    private static EntryAuthority authority;

    @BeforeAll
    static void load(@TempDir Path folder) {
        Catalogue catalogue = OwnCatalogue.with(folder, "categories/general.yaml", """
                code: general
                vi: "Loại ví dụ"
                en: "Example"
                subject: person
                fields: [ { code: full-name, type: name, vi: "Tên", en: "Name" } ]
                statuses: [ { code: open, vi: "Mở", en: "Open" } ]
                authority:
                  - { kinds: [district-agency], rights: [enter, update], until: 2025-03-01, clause: "TT Điều 6.2.c (ví dụ)" }
                  - { kinds: [provincial-agency], rights: [enter, update], since: 2025-03-01, clause: "TTLT 02/2025 (ví dụ)" }
                  - { kinds: [commune-police], rights: [update], since: 2025-03-01, clause: "TTLT 02/2025 (ví dụ)" }
                """);
        authority = new EntryAuthority(catalogue);
    }

    @Test
    void aUnitOfTheRightKindMayEnterWhatItKeeps() {
        EntryDecision decision = decide("DISTRICT", "DISTRICT", Right.ENTER, YESTERDAY);
        assertThat(decision).isInstanceOfSatisfying(EntryDecision.Granted.class, granted -> {
            EntryGrant grant = granted.grant();
            assertThat(grant.unit()).isEqualTo(new UnitCode("DISTRICT"));
            assertThat(grant.category()).isEqualTo("general");
            assertThat(grant.right()).isEqualTo(Right.ENTER);
            assertThat(grant.clause()).isEqualTo("TT Điều 6.2.c (ví dụ)");
            grant.require("general", new UnitCode("DISTRICT"), Right.ENTER);
            assertThatThrownBy(() -> grant.require("general", new UnitCode("DISTRICT"), Right.UPDATE))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> grant.require("general", new UnitCode("PROVINCE"), Right.ENTER))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> grant.require("prisoner", new UnitCode("DISTRICT"), Right.ENTER))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    /** All that is seen is not all that may be written. */
    @Test
    void aUnitOfTheWrongKindMayNotThoughItStandsAbove() {
        assertThat(TREE.scopeOf(new UnitCode("MINISTRY"), END).allows(new UnitCode("PROVINCE")))
                .isTrue();
        EntryDecision decision = decide("MINISTRY", "PROVINCE", Right.ENTER, END);
        assertThat(code(decision)).isEqualTo("no-authority");
        assertThat(decision).isInstanceOfSatisfying(EntryDecision.Refused.class, refused -> {
            assertThat(refused.clause()).isEqualTo("TT Điều 6.2.c (ví dụ); TTLT 02/2025 (ví dụ)");
            assertThat(refused.why().vi()).contains(refused.clause()).contains("cấp xã");
            assertThat(refused.why().en()).contains(refused.clause()).contains("Provincial agency");
        });
    }

    @Test
    void aUnitAboveWithTheAuthorityMayAndOneBelowOrBesideMayNot() {
        assertThat(code(decide("PROVINCE", "COMMUNE", Right.ENTER, END))).isEqualTo("granted");
        assertThat(code(decide("COMMUNE", "PROVINCE", Right.UPDATE, END))).isEqualTo("other-unit");
        assertThat(code(decide("OTHER", "PROVINCE", Right.UPDATE, END))).isEqualTo("other-unit");
        assertThat(code(decide("OTHER", "NOWHERE", Right.UPDATE, END))).isEqualTo("other-unit");
    }

    @Test
    void anAuthorityCoversItsRightsOnly() {
        assertThat(code(decide("COMMUNE", "COMMUNE", Right.UPDATE, END))).isEqualTo("granted");
        assertThat(code(decide("COMMUNE", "COMMUNE", Right.ENTER, END))).isEqualTo("no-authority");
    }

    @Test
    void anAuthorityBeginsAndEndsOnItsDay() {
        assertThat(code(decide("PROVINCE", "PROVINCE", Right.ENTER, YESTERDAY))).isEqualTo("authority-ended");
        assertThat(code(decide("PROVINCE", "PROVINCE", Right.ENTER, END))).isEqualTo("granted");
        assertThat(code(decide("DISTRICT", "DISTRICT", Right.ENTER, YESTERDAY))).isEqualTo("granted");
        assertThat(code(decide("COMMUNE", "COMMUNE", Right.UPDATE, YESTERDAY))).isEqualTo("unit-ended");
    }

    @Test
    void aUnitThatEndedYesterdayMayNotAndItsSuccessorMay() {
        assertThat(code(decide("DISTRICT", "DISTRICT", Right.UPDATE, END))).isEqualTo("unit-ended");
        assertThat(code(decide("PROVINCE", "DISTRICT", Right.UPDATE, END))).isEqualTo("granted");
        assertThat(code(decide("FORMER", "FORMER-DISTRICT", Right.UPDATE, END))).isEqualTo("granted");
        assertThat(code(decide("NOWHERE", "DISTRICT", Right.UPDATE, END))).isEqualTo("unit-ended");
    }

    /** What a unit keeps is its own until it ends. */
    @Test
    void aSuccessorMayNotBeforeItIsOne() {
        LocalDate day = END.plusDays(10);
        assertThat(code(decide("OTHER", "FORMER", Right.UPDATE, day.minusDays(1))))
                .isEqualTo("other-unit");
        assertThat(code(decide("OTHER", "FORMER", Right.UPDATE, day))).isEqualTo("granted");
        assertThat(code(decide("OTHER", "FORMER-DISTRICT", Right.UPDATE, day.minusDays(1))))
                .isEqualTo("other-unit");
        assertThat(code(decide("OTHER", "FORMER-DISTRICT", Right.UPDATE, day))).isEqualTo("granted");
        assertThat(TREE.scopeOf(new UnitCode("OTHER"), day.minusDays(1)).units())
                .containsExactly(new UnitCode("OTHER"));
    }

    @Test
    void thereIsNoAuthorityOverWhatIsNoCategoryOfRecords() {
        EntryDecision decision = authority.decide(
                TREE, actor("PROVINCE"), new UnitCode("PROVINCE"), "no-such", Authority.Right.ENTER, END);
        assertThat(code(decision)).isEqualTo("no-such-category");
    }

    private static EntryDecision decide(String actor, String keeper, Right right, LocalDate day) {
        return authority.decide(TREE, actor(actor), new UnitCode(keeper), "general", right, day);
    }

    /** Who sees everything, as far as that goes. */
    private static Actor actor(String unit) {
        return new Actor(
                "officer.example",
                Set.of(Role.ENTRY_OFFICER),
                new UnitCode(unit),
                TREE.scopeOf(new UnitCode("MINISTRY")));
    }

    private static String code(EntryDecision decision) {
        return switch (decision) {
            case EntryDecision.Granted(EntryGrant grant) -> "granted";
            case EntryDecision.Refused(String code, var why, String clause) -> code;
        };
    }

    private static Unit unit(String code, String kind, @Nullable String parent, Period inForce, String... successors) {
        return new Unit(
                new UnitCode(code),
                kind,
                parent == null ? null : new UnitCode(parent),
                "Đơn vị ví dụ",
                "Example unit",
                inForce,
                Stream.of(successors).map(UnitCode::new).toList());
    }
}
