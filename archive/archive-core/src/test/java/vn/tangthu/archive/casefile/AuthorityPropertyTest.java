package vn.tangthu.archive.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.audit.ChainCheck;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.catalogue.Authority.Right;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.RecordCategory;

/**
 * No unit writes outside its authority, whatever is tried: random officers of random units open, change and delete records
 * of random categories and units on the days around those of 2025 that changed both. The judge is a table of its own, from
 * Article 6.2 of the circular and Joint Circular 02/2025. The seed is in the failure; {@code -Dtests.seed=} replays it.
 */
class AuthorityPropertyTest {
    private static final int ATTEMPTS = 100_000;
    private static final LocalDate DISTRICTS_END = LocalDate.of(2025, 3, 1);
    private static final LocalDate PROVINCES_MERGE = LocalDate.of(2025, 7, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final List<Unit> UNITS = Units.of(CATALOGUE);
    private static final List<UnitCode> PRISONS = UNITS.stream()
            .filter(unit -> unit.kind().equals("prison"))
            .map(Unit::code)
            .toList();
    private static final Map<UnitCode, Unit> BY_CODE =
            UNITS.stream().collect(Collectors.toMap(Unit::code, Function.identity()));

    @Test
    void noUnitWritesOutsideItsAuthority() {
        Attempts attempts = attempts(new EntryAuthority(CATALOGUE), UnaryOperator.identity());
        attempts.run(ATTEMPTS);
        // Both happened often enough to show something.
        assertThat(attempts.written).as(attempts.seed()).isGreaterThan(ATTEMPTS / 10);
        assertThat(attempts.refused).as(attempts.seed()).isGreaterThan(ATTEMPTS / 10);
        assertThat(attempts.refusals)
                .as(attempts.seed())
                .contains("no-authority", "authority-ended", "unit-ended", "other-unit", "not-in-scope");
    }

    @TestFactory
    Stream<DynamicTest> everyFaultyAuthorityIsFound() {
        Map<String, EntryAuthority> mutants = new LinkedHashMap<>();
        mutants.put("grants everything", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return granted(category, keeper, right);
            }
        });
        mutants.put("takes sight for authority", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                Actor insider = new Actor(actor.name(), actor.roles(), keeper, actor.scope());
                return super.decide(tree, insider, keeper, category, right, day);
            }
        });
        mutants.put("does not look whose record it is", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return super.decide(tree, actor, actor.unit(), category, right, day) instanceof EntryDecision.Granted
                        ? granted(category, keeper, right)
                        : super.decide(tree, actor, keeper, category, right, day);
            }
        });
        mutants.put("is a day late", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return super.decide(tree, actor, keeper, category, right, day.minusDays(1));
            }
        });
        mutants.put("takes one right for the other", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return super.decide(tree, actor, keeper, category, Right.UPDATE, day) instanceof EntryDecision.Granted
                        ? granted(category, keeper, right)
                        : super.decide(tree, actor, keeper, category, right, day);
            }
        });
        mutants.put("hands over before the end", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return tree.scopeOf(actor.unit()).allows(keeper)
                                && super.decide(tree, actor, actor.unit(), category, right, day)
                                        instanceof EntryDecision.Granted
                        ? granted(category, keeper, right)
                        : super.decide(tree, actor, keeper, category, right, day);
            }
        });
        mutants.put("refuses everything", new Mutant() {
            @Override
            public EntryDecision decide(
                    UnitTree tree, Actor actor, UnitCode keeper, String category, Right right, LocalDate day) {
                return super.decide(tree, actor, keeper, "none", right, day);
            }
        });
        return mutants.entrySet().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.getKey(), () -> {
                    Attempts attempts = attempts(mutant.getValue(), UnaryOperator.identity());
                    assertThatThrownBy(() -> attempts.run(ATTEMPTS))
                            .as(attempts.seed())
                            // The register itself refuses what lies outside the scope.
                            .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class);
                }));
    }

    @Test
    void aRefusalThatIsNotKeptIsFound() {
        Attempts attempts = attempts(new EntryAuthority(CATALOGUE), Forgetful::new);
        assertThatThrownBy(() -> attempts.run(ATTEMPTS)).as(attempts.seed()).isInstanceOf(AssertionError.class);
    }

    private static Attempts attempts(EntryAuthority authority, UnaryOperator<AuditTrail> trail) {
        return new Attempts(Long.getLong("tests.seed", System.nanoTime()), authority, trail);
    }

    /** Who may do what, read from the circulars and not from the catalogue. */
    private static boolean byTheTable(String kind, String category, Right right, LocalDate day) {
        return switch (category) {
            // Article 6.2.a
            case "prisoner" ->
                Set.of("prison", "ministry-detention", "provincial-detention", "custody-house")
                        .contains(kind);
            // Article 6.2.b
            case "legal-person", "expulsion", "medical" -> kind.equals("provincial-agency");
            // Article 6.2.c; since 1 March 2025 Joint Circular 02/2025: the province in place of the district, while
            // the
            // police of the commune, who supervise, add to what there is
            case "community.suspended",
                    "community.reform",
                    "community.residence-ban",
                    "community.surveillance",
                    "community.office-ban",
                    "community.civil-rights",
                    "community.parole",
                    "community.warning" ->
                day.isBefore(DISTRICTS_END)
                        ? kind.equals("district-agency")
                        : kind.equals("provincial-agency") || (kind.equals("commune-police") && right == Right.UPDATE);
            // Article 6.2.d
            case "reformatory" -> kind.equals("reformatory-school");
            default -> false;
        };
    }

    /** Whether the unit keeps it, stands above who keeps it, or has taken the place of one of these. */
    private static boolean isAnswerable(UnitCode unit, UnitCode keeper, LocalDate day) {
        Set<UnitCode> seen = new HashSet<>();
        Deque<UnitCode> open = new ArrayDeque<>(List.of(keeper));
        while (!open.isEmpty()) {
            UnitCode next = open.remove();
            if (next.equals(unit)) {
                return true;
            }
            Unit there = BY_CODE.get(next);
            if (seen.add(next) && there != null) {
                UnitCode parent = there.parent();
                if (parent != null) {
                    open.add(parent);
                }
                LocalDate end = there.inForce().until();
                if (end != null && end.compareTo(day) <= 0) {
                    open.addAll(there.successors());
                }
            }
        }
        return false;
    }

    private static boolean exists(Unit unit, LocalDate day) {
        LocalDate from = unit.inForce().from();
        LocalDate until = unit.inForce().until();
        return (from == null || from.compareTo(day) <= 0) && (until == null || until.compareTo(day) > 0);
    }

    private static boolean may(UnitCode unit, UnitCode keeper, String category, Right right, LocalDate day) {
        Unit own = BY_CODE.get(unit);
        Unit keeping = BY_CODE.get(keeper);
        return own != null
                && exists(own, day)
                && byTheTable(own.kind(), category, right, day)
                && (right == Right.UPDATE || (keeping != null && exists(keeping, day)))
                && isAnswerable(unit, keeper, day);
    }

    /** Attempts over one archive. */
    private static final class Attempts {
        private final long seed;
        private final Random random;
        private final DayClock clock = new DayClock(DISTRICTS_END);
        private final InMemoryArchive archive = new InMemoryArchive(clock);
        private final UnitTree tree = new UnitTree(UNITS);
        private final AuditTrail trail;
        private final CaseFileEntry entry;
        private final List<CaseFileId> opened = new ArrayList<>();
        private final AccessScope everything =
                new AccessScope(UNITS.stream().map(Unit::code).collect(Collectors.toSet()));
        private final List<String> categories =
                CATALOGUE.recordCategories().stream().map(RecordCategory::code).toList();
        private final List<List<UnitCode>> kinds;
        private final Map<UnitCode, List<UnitCode>> around = new HashMap<>();
        private final Map<String, AccessScope> scopes = new HashMap<>();
        private final Set<String> refusals = new HashSet<>();
        private int attempt;
        private int written;
        private int refused;

        Attempts(long seed, EntryAuthority authority, UnaryOperator<AuditTrail> around) {
            this.seed = seed;
            random = new Random(seed);
            trail = around.apply(archive.auditTrail());
            entry = new CaseFileEntry(
                    CATALOGUE, authority, archive.caseFiles(), archive.registry(), new Fixed(tree), trail, clock);
            Map<String, List<UnitCode>> byKind = UNITS.stream()
                    .collect(Collectors.groupingBy(
                            Unit::kind, TreeMap::new, Collectors.mapping(Unit::code, Collectors.toList())));
            kinds = List.copyOf(byKind.values());
        }

        String seed() {
            return "seed " + seed;
        }

        void run(int attempts) {
            for (attempt = 0; attempt < attempts; attempt++) {
                LocalDate day =
                        (random.nextBoolean() ? DISTRICTS_END : PROVINCES_MERGE).plusDays(random.nextInt(7) - 3);
                clock.set(day);
                if (opened.isEmpty() || random.nextInt(3) == 0) {
                    open(day);
                } else {
                    changeOrDelete(day);
                }
            }
            everyVersionWasWrittenByWhoMay();
        }

        private void open(LocalDate day) {
            CaseFileId id = CaseFileId.random();
            UnitCode unit = anyUnit();
            UnitCode keeper = near(unit);
            String category = category(unit);
            // Moved later: a new record is kept by the unit that it is entered for.
            CaseContents contents = CaseContents.of(contents(category).fields());
            EntryOutcome outcome = entry.open(act(unit, day), id, category, keeper, contents);
            if (judged(outcome, unit, keeper, category, Right.ENTER, day)) {
                opened.add(id);
            } else {
                assertThat(archive.caseFiles().find(everything, id)).as(seed()).isEmpty();
            }
        }

        private void changeOrDelete(LocalDate day) {
            CaseFileId id = any(opened);
            CaseFile file = archive.caseFiles().find(everything, id).orElseThrow();
            UnitCode unit = near(file.unit());
            Act act = act(unit, day);
            boolean change = random.nextInt(3) > 0 && !file.deleted();
            EntryOutcome outcome = change
                    ? entry.change(act, id, file.version(), contents(file.category()), "Ví dụ")
                    : entry.setDeleted(act, id, file.version(), !file.deleted(), "Ví dụ");
            if (!judged(outcome, unit, file.unit(), file.category(), Right.UPDATE, day)) {
                assertThat(archive.caseFiles().find(everything, id)).as(seed()).contains(file);
            }
        }

        /** Whether it was written, and rightly so; or rightly refused, and the refusal is kept. */
        private boolean judged(
                EntryOutcome outcome, UnitCode unit, UnitCode keeper, String category, Right right, LocalDate day) {

            boolean may = may(unit, keeper, category, right, day);
            String what = String.format(
                    "seed %d: %s of %s (kept by %s) by %s on %s", seed, right, category, keeper, unit, day);
            List<AuditEntry> newest = trail.readAll(AuditQuery.newest(1));
            assertThat(newest).as(what).isNotEmpty();
            AuditEntry last = newest.getFirst();
            assertThat(last.request()).as(what).isEqualTo("request-" + attempt);
            switch (outcome) {
                case EntryOutcome.Done(CaseFile file) -> {
                    assertThat(may).as(what).isTrue();
                    assertThat(last.action()).as(what).isNotEqualTo(Action.DENIED.code());
                    assertThat(last.detail().get("clause")).as(what).isNotBlank();
                    written++;
                    return true;
                }
                case EntryOutcome.NotAllowed(String code, var why, String clause) -> {
                    assertThat(may).as(what).isFalse();
                    assertThat(last.action()).as(what).isEqualTo(Action.DENIED.code());
                    assertThat(last.detail())
                            .as(what)
                            .containsEntry("reason", code)
                            .containsEntry("clause", clause);
                    assertThat(clause).as(what).isNotBlank();
                    assertThat(why.vi()).as(what).contains(clause);
                    refused(code);
                }
                case EntryOutcome.NotFound() -> {
                    assertThat(may).as(what).isFalse();
                    assertThat(last.action()).as(what).isEqualTo(Action.DENIED.code());
                    refused(String.valueOf(last.detail().get("reason")));
                }
                case EntryOutcome.Wrong(var findings) ->
                    assertThat(findings).as(what).isEmpty();
                case EntryOutcome.Conflict(CaseFile current) ->
                    assertThat(current).as(what).isNull();
            }
            return false;
        }

        private void refused(String code) {
            refusals.add(code);
            refused++;
        }

        /** What is in the register in the end, whatever was answered. */
        private void everyVersionWasWrittenByWhoMay() {
            int versions = 0;
            for (CaseFileId id : opened) {
                CaseFile file = archive.caseFiles().find(everything, id).orElseThrow();
                UnitCode keeper = null;
                for (CaseFileVersion version : archive.caseFiles().versions(everything, id)) {
                    LocalDate day = LocalDate.ofInstant(version.at(), CaseFileEntry.ZONE);
                    UnitCode writer = new UnitCode(version.by());
                    Right right = keeper == null ? Right.ENTER : Right.UPDATE;
                    UnitCode kept = keeper == null ? version.unit() : keeper;
                    assertThat(may(writer, kept, file.category(), right, day))
                            .as("seed %d: version %d of %s by %s on %s", seed, version.version(), id, writer, day)
                            .isTrue();
                    keeper = version.unit();
                    versions++;
                }
            }
            assertThat(versions).as(seed()).isEqualTo(written);
        }

        /** An actor named after the unit, sometimes one who sees more than that. */
        private Act act(UnitCode unit, LocalDate day) {
            AccessScope scope = random.nextInt(4) == 0
                    ? everything
                    : scopes.computeIfAbsent(unit + " " + day, key -> tree.scopeOf(unit, day));
            Actor actor = new Actor(unit.value(), Set.of(any(List.of(Role.values()))), unit, scope);
            return new Act(actor, new Purpose("execution", null), "api", "request-" + attempt);
        }

        /** Kinds with few units as often as those with many. */
        private UnitCode anyUnit() {
            return any(any(kinds));
        }

        /** The unit itself, one around it, or any. */
        private UnitCode near(UnitCode unit) {
            List<UnitCode> beside = around.computeIfAbsent(unit, this::around);
            return switch (random.nextInt(4)) {
                case 0, 1 -> unit;
                case 2 -> beside.isEmpty() ? unit : any(beside);
                default -> anyUnit();
            };
        }

        private List<UnitCode> around(UnitCode unit) {
            Unit own = tree.find(unit).orElseThrow();
            List<UnitCode> result = new ArrayList<>(own.successors());
            for (Unit other : UNITS) {
                if (unit.equals(other.parent())
                        || other.successors().contains(unit)
                        || other.code().equals(own.parent())) {
                    result.add(other.code());
                }
            }
            return result;
        }

        /** One that units of this kind could have something to do with, or any. */
        private String category(UnitCode unit) {
            String kind = tree.find(unit).orElseThrow().kind();
            List<String> likely = categories.stream()
                    .filter(category -> byTheTable(kind, category, Right.UPDATE, PROVINCES_MERGE)
                            || byTheTable(kind, category, Right.UPDATE, DISTRICTS_END.minusDays(1)))
                    .toList();
            return likely.isEmpty() || random.nextInt(3) == 0 ? any(categories) : any(likely);
        }

        /** Prisoners are transferred now and then. */
        private CaseContents contents(String category) {
            FieldValues fields = FieldValues.none().with("full-name", "Ví Dụ " + random.nextInt(1000));
            if (!category.equals("prisoner") || random.nextInt(4) > 0) {
                return CaseContents.of(fields);
            }
            FieldValues destination =
                    FieldValues.none().with("to-unit", any(PRISONS).value());
            return new CaseContents(
                    fields, List.of(event("reception", FieldValues.none()), event("transfer", destination)), List.of());
        }

        private static CaseEvent event(String type, FieldValues values) {
            return new CaseEvent(UUID.randomUUID(), type, values.with("date", "2024"));
        }

        private <T> T any(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }

    private static class Mutant extends EntryAuthority {
        Mutant() {
            super(CATALOGUE);
        }

        static EntryDecision granted(String category, UnitCode keeper, Right right) {
            return new EntryDecision.Granted(new EntryGrant(category, keeper, right, "planted"));
        }
    }

    /** A tree that stays, made once for all attempts. */
    private record Fixed(UnitTree tree) implements Units {
        @Override
        public int addMissing(List<Unit> units) {
            throw new UnsupportedOperationException("The tree stays");
        }
    }

    /** Keeps nothing of what was denied. */
    private record Forgetful(AuditTrail trail, AuditTrail lost) implements AuditTrail {
        Forgetful(AuditTrail trail) {
            this(trail, new InMemoryArchive(new DayClock(DISTRICTS_END)).auditTrail());
        }

        @Override
        public AuditEntry append(AuditEvent event) {
            return (event.action() == Action.DENIED ? lost : trail).append(event);
        }

        @Override
        public List<AuditEntry> read(AccessScope scope, AuditQuery query) {
            return trail.read(scope, query);
        }

        @Override
        public List<AuditEntry> readAll(AuditQuery query) {
            return trail.readAll(query);
        }

        @Override
        public ChainCheck verify() {
            return trail.verify();
        }
    }
}
