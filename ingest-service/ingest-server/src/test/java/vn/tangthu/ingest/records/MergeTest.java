package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;

/** Two changes of one version: nothing of either is lost without being shown. */
class MergeTest {
    private static final long SEED = Long.getLong("tests.seed", System.nanoTime());
    private static final List<String> CODES = List.of("a", "b", "c", "d", "e");
    private static final List<UUID> EVENTS = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), new UUID(0, 4));
    private static final List<DocumentId> DOCUMENTS =
            List.of(new DocumentId(new UUID(1, 1)), new DocumentId(new UUID(1, 2)), new DocumentId(new UUID(1, 3)));

    @Test
    void whatOneAloneChangedIsTakenFromThere() {
        CaseContents base = fields(Map.of("a", "1", "b", "1", "c", "1"));
        CaseContents theirs = fields(Map.of("a", "2", "b", "1", "c", "1"));
        CaseContents mine = fields(Map.of("a", "1", "b", "3"));
        Merge merge = Merge.of(base, theirs, mine, Map.of());
        assertThat(merge.decided()).isTrue();
        assertThat(merge.contents()).isEqualTo(fields(Map.of("a", "2", "b", "3")));
        assertThat(merge.lines())
                .extracting(Merge.Line::place, Merge.Line::who)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("field:a", Merge.Who.THEY),
                        org.assertj.core.groups.Tuple.tuple("field:b", Merge.Who.I),
                        org.assertj.core.groups.Tuple.tuple("field:c", Merge.Who.I));
    }

    @Test
    void whereBothChangedTheSameAPersonChooses() {
        CaseContents base = fields(Map.of("a", "1"));
        CaseContents theirs = fields(Map.of());
        CaseContents mine = fields(Map.of("a", "3"));
        assertThat(Merge.of(base, theirs, mine, Map.of()).decided()).isFalse();
        Merge chosen = Merge.of(base, theirs, mine, Map.of("field:a", Merge.Choice.THEIRS));
        assertThat(chosen.decided()).isTrue();
        assertThat(chosen.contents()).isEqualTo(theirs);
        assertThat(Merge.of(base, theirs, mine, Map.of("field:a", Merge.Choice.MINE))
                        .contents())
                .isEqualTo(mine);
    }

    /** Whatever two people do: each value of the result is one of theirs, and what differs is on a line. */
    @Test
    void ofAnyTwoChangesNothingIsLostUnseen() {
        System.out.println("tests.seed=" + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            CaseContents base = random(random);
            CaseContents theirs = changed(base, random);
            CaseContents mine = changed(base, random);
            Merge merge = Merge.of(base, theirs, mine, Map.of());
            check(base, theirs, mine, merge);
            Map<String, Merge.Choice> choices = new LinkedHashMap<>();
            merge.lines().stream()
                    .filter(Merge.Line::open)
                    .forEach(line ->
                            choices.put(line.place(), random.nextBoolean() ? Merge.Choice.MINE : Merge.Choice.THEIRS));
            Merge decided = Merge.of(base, theirs, mine, choices);
            assertThat(decided.decided()).isTrue();
            check(base, theirs, mine, decided);
            assertThat(Merge.of(base, theirs, base, Map.of()).contents()).isEqualTo(theirs);
            assertThat(places(Merge.of(base, base, mine, Map.of()).contents())).isEqualTo(places(mine));
        }
    }

    private static void check(CaseContents base, CaseContents theirs, CaseContents mine, Merge merge) {
        Map<String, Object> before = places(base);
        Map<String, Object> there = places(theirs);
        Map<String, Object> here = places(mine);
        Map<String, Object> result = places(merge.contents());
        Map<String, Merge.Line> lines = new LinkedHashMap<>();
        merge.lines().forEach(line -> lines.put(line.place(), line));
        Set<String> all = new HashSet<>(before.keySet());
        all.addAll(there.keySet());
        all.addAll(here.keySet());
        all.addAll(result.keySet());
        for (String place : all) {
            Object was = before.get(place);
            boolean they = !java.util.Objects.equals(was, there.get(place));
            boolean me = !java.util.Objects.equals(was, here.get(place));
            assertThat(lines.containsKey(place)).as(place).isEqualTo(they || me);
            Object expected;
            Merge.Line line = lines.get(place);
            if (!they && !me) {
                expected = was;
            } else if (they && me && line != null && line.choice() != Merge.Choice.THEIRS) {
                expected = here.get(place);
            } else {
                expected = they ? there.get(place) : here.get(place);
            }
            assertThat(result.get(place)).as(place).isEqualTo(expected);
        }
    }

    private static Map<String, Object> places(CaseContents contents) {
        Map<String, Object> result = new LinkedHashMap<>();
        contents.fields().values().forEach((code, values) -> result.put("field:" + code, values));
        contents.events().forEach(event -> result.put("event:" + event.id(), event));
        contents.documents().forEach(one -> result.put("document:" + one.document() + ":", one.type()));
        return result;
    }

    private static CaseContents random(Random random) {
        CaseContents result = CaseContents.of(FieldValues.none());
        for (int i = 0; i < 8; i++) {
            result = step(result, random);
        }
        return result;
    }

    private static CaseContents changed(CaseContents contents, Random random) {
        CaseContents result = contents;
        for (int i = random.nextInt(5); i > 0; i--) {
            result = step(result, random);
        }
        return result;
    }

    private static CaseContents step(CaseContents contents, Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> {
                String code = CODES.get(random.nextInt(CODES.size()));
                List<String> values = random.nextInt(3) == 0 ? List.of() : List.of("v" + random.nextInt(3));
                yield new CaseContents(contents.fields().with(code, values), contents.events(), contents.documents());
            }
            case 1 -> {
                UUID id = EVENTS.get(random.nextInt(EVENTS.size()));
                yield random.nextInt(3) == 0
                        ? EventOrder.without(contents, id)
                        : EventOrder.with(
                                contents,
                                new CaseEvent(
                                        id,
                                        "reward",
                                        FieldValues.of(
                                                Map.of("date", List.of("2020-0" + (1 + random.nextInt(9)) + "-01")))));
            }
            default -> {
                DocumentId id = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
                List<CaseDocument> documents = new ArrayList<>(contents.documents());
                documents.removeIf(one -> one.document().equals(id));
                if (random.nextInt(3) > 0) {
                    documents.add(new CaseDocument(id, "t" + random.nextInt(2), null));
                }
                yield new CaseContents(contents.fields(), contents.events(), documents);
            }
        };
    }

    private static CaseContents fields(Map<String, String> values) {
        FieldValues result = FieldValues.none();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            result = result.with(entry.getKey(), entry.getValue());
        }
        return CaseContents.of(result);
    }
}
