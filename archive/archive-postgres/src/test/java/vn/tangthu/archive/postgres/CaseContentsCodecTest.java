package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;

/** How contents stand in the database; what is written today must be read for ever. */
class CaseContentsCodecTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final CaseContents CONTENTS = new CaseContents(
            FieldValues.of(Map.of("full-name", List.of("Nguyễn Văn \"Ví Dụ\""), "offence", List.of("b", "a"))),
            List.of(new CaseEvent(ONE, "transfer", FieldValues.of(Map.of("date", List.of("2025-02"))))),
            List.of(
                    new CaseDocument(new DocumentId(TWO), "decision", ONE),
                    new CaseDocument(new DocumentId(ONE), "form", null)));

    private static final String JSON =
            "{\"f\":{\"full-name\":[\"Nguyễn Văn \\\"Ví Dụ\\\"\"],\"offence\":[\"b\",\"a\"]},"
                    + "\"e\":[{\"i\":\"00000000-0000-0000-0000-000000000001\",\"t\":\"transfer\",\"v\":{\"date\":[\"2025-02\"]}}],"
                    + "\"d\":[{\"i\":\"00000000-0000-0000-0000-000000000002\",\"t\":\"decision\","
                    + "\"e\":\"00000000-0000-0000-0000-000000000001\"},"
                    + "{\"i\":\"00000000-0000-0000-0000-000000000001\",\"t\":\"form\"}]}";

    @Test
    void theFormThatIsKept() {
        assertThat(CaseContentsCodec.encode(CONTENTS)).isEqualTo(JSON);
        assertThat(CaseContentsCodec.decode(JSON)).isEqualTo(CONTENTS);
        assertThat(CaseContentsCodec.encode(CaseContents.of(FieldValues.none())))
                .isEqualTo("{\"f\":{},\"e\":[],\"d\":[]}");
        assertThat(CaseContentsCodec.encode(Map.of("b", "x\"", "a", "y")))
                .isEqualTo("{\"a\":[\"y\"],\"b\":[\"x\\\"\"]}");
    }

    /** A later version may write more; an earlier one reads on. */
    @Test
    void keysOfALaterVersionArePassedOver() {
        String later = "{\"z\":{\"f\":{\"x\":[\"y\"]},\"e\":[1,[2]]},"
                + JSON.substring(1)
                        .replace("\"t\":\"transfer\"", "\"n\":[{\"i\":\"x\"}],\"t\":\"transfer\",\"w\":7")
                        .replace("\"t\":\"form\"", "\"t\":\"form\",\"p\":{\"t\":\"other\"}")
                        .replace("[\"b\",\"a\"]", "[\"b\",{\"v\":\"c\"},\"a\",[\"d\"],1]");
        assertThat(CaseContentsCodec.decode(later)).isEqualTo(CONTENTS);
        assertThat(CaseContentsCodec.decode("{}")).isEqualTo(CaseContents.of(FieldValues.none()));
        assertThat(CaseContentsCodec.decode("{\"f\":{\"a\":\"x\",\"b\":null}}"))
                .isEqualTo(CaseContents.of(FieldValues.of(Map.of("a", List.of("x")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"e\":[{\"t\":\"x\"}]}", "{\"d\":[{\"i\":\"00000000-0000-0000-0000-000000000001\"}]}"})
    void whatLacksItsIdOrTypeIsNotTakenForSomethingElse(String json) {
        assertThatThrownBy(() -> CaseContentsCodec.decode(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anythingComesBackAsItWas() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            CaseContents contents = any(random);
            assertThat(CaseContentsCodec.decode(CaseContentsCodec.encode(contents)))
                    .as("seed %d", seed)
                    .isEqualTo(contents);
        }
    }

    private static CaseContents any(Random random) {
        List<CaseEvent> events = new ArrayList<>();
        List<CaseDocument> documents = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            events.add(new CaseEvent(id, text(random), values(random)));
            documents.add(new CaseDocument(DocumentId.random(), text(random), random.nextBoolean() ? id : null));
        }
        return new CaseContents(values(random), events, documents);
    }

    private static FieldValues values(Random random) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            List<String> all = new ArrayList<>();
            for (int j = random.nextInt(4); j > 0; j--) {
                all.add(text(random));
            }
            values.put(text(random), all);
        }
        return FieldValues.of(values);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int point = switch (random.nextInt(4)) {
                case 0 -> 1 + random.nextInt(127);
                case 1 -> "ễ".codePointAt(0) + random.nextInt(20);
                case 2 -> 0x1F600 + random.nextInt(50);
                default -> "\"\\{}[]:,".charAt(random.nextInt(8));
            };
            text.appendCodePoint(point);
        }
        return text.toString();
    }
}
