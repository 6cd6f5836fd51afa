package vn.tangthu.archive.contract;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.document.Metadata;
import vn.tangthu.archive.document.Page;
import vn.tangthu.archive.document.TextSource;
import vn.tangthu.archive.document.Word;
import vn.tangthu.archive.object.Sha256;
import vn.tangthu.archive.registry.Registration;

/** Fictional values for tests. */
public final class Samples {
    public static final UnitCode HERE = new UnitCode("HERE");
    public static final UnitCode THERE = new UnitCode("THERE");
    public static final AccessScope HERE_ONLY = AccessScope.of(HERE);
    public static final AccessScope BOTH = AccessScope.of(HERE, THERE);

    private Samples() {}

    public static Sha256 digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }

    public static Act act() {
        Actor actor = new Actor("officer.example", Set.of(Role.ARCHIVIST, Role.ANALYST), HERE, HERE_ONLY);
        return new Act(actor, new Purpose("execution", "Case 1/2026 (example)"), "web", "request-1");
    }

    public static AuditEvent event(Action action) {
        return new AuditEvent(act(), action, "document:example", Map.of("b", "2", "a", "Một"));
    }

    public static Metadata metadata(UnitCode unit) {
        return metadata(unit, "prisoner", "judgment", LocalDate.of(2025, 7, 1));
    }

    public static Metadata metadata(UnitCode unit, String category, String type, @Nullable LocalDate date) {
        return new Metadata(
                category, unit, type, "12/2025/HSST", date, "Tòa án Ví dụ", "Nguyễn Văn Ví Dụ", "Ghi chú ví dụ");
    }

    /** A document with both copies. */
    public static Registration registration(UnitCode unit, String content) {
        return registration(DocumentId.random(), metadata(unit), content, null);
    }

    public static Registration registration(
            DocumentId id, Metadata metadata, String content, @Nullable DocumentId parent) {
        return new Registration(
                id,
                digest(content),
                content.length(),
                "ví dụ.pdf",
                metadata,
                List.of("medium-1", "medium-2"),
                true,
                parent,
                parent == null ? null : "thư mục/ví dụ.pdf");
    }

    public static Registration storedOnce(UnitCode unit, String content) {
        Registration whole = registration(unit, content);
        return new Registration(
                whole.id(),
                whole.sha256(),
                whole.size(),
                whole.fileName(),
                whole.metadata(),
                List.of("medium-1"),
                false,
                null,
                null);
    }

    public static Page page(int number, String text) {
        return page(number, text, 0.95f);
    }

    public static Page page(int number, String text, float confidence) {
        List<Word> words = List.of(
                new Word(0, 3, 0.1f, 0.25f, 0.0333f, 0.02f, confidence), new Word(4, 7, 0f, 1f, 0.9999f, 0.0001f, 1f));
        return new Page(
                number, text, words, 1240, 1754, TextSource.RECOGNISED, confidence, digest("image " + number), null);
    }
}
