package vn.tangthu.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.object.Sha256;

class AuditChainTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

    /** The rule must not change: trails that were written before have to stay verifiable. */
    @Test
    void theHashOfAKnownEntryStaysWhatItIs() {
        AuditEntry entry = AuditChain.next(0, AuditChain.GENESIS, event("system", "x", Map.of("k", "v")), AT);
        assertThat(entry.hash().hex()).isEqualTo("3dc57da17799fe3fae44f166cf13f83353fe355c009dcc5c226c0ec25579e447");
    }

    @Test
    void textCannotMoveFromOneFieldToTheNext() {
        assertThat(hash(event("ab", "c", Map.of()))).isNotEqualTo(hash(event("a", "bc", Map.of())));
        assertThat(hash(event("a", null, Map.of()))).isNotEqualTo(hash(event("a", "", Map.of())));
        assertThat(hash(event("a", "x", Map.of("k", "v")))).isNotEqualTo(hash(event("a", "x", Map.of("kv", ""))));
    }

    private static Sha256 hash(AuditEvent event) {
        return AuditChain.next(0, AuditChain.GENESIS, event, AT).hash();
    }

    private static AuditEvent event(String name, @Nullable String object, Map<String, String> detail) {
        Actor actor = new Actor(name, Set.of(), new UnitCode("HERE"), AccessScope.none());
        return new AuditEvent(new Act(actor, null, "system", "r"), Action.STARTED, object, detail);
    }
}
