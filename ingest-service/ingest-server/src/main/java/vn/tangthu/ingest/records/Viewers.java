package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEntry;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;

/** Who looked at a case file and who changed it, as far as that tells nothing of others outside the scope. */
@Component
class Viewers {
    private static final int MOST = 30;
    private static final Set<String> DECISIONS =
            Set.of(Action.SUBJECTS_MERGED.code(), Action.SUBJECTS_SPLIT.code(), Action.SUBJECTS_KEPT_APART.code());
    private final AuditTrail trail;
    private final CaseFiles files;

    Viewers(AuditTrail trail, CaseFiles files) {
        this.trail = trail;
        this.files = files;
    }

    /** @param older what the next portion is asked for with, or null at the end */
    record Portion(List<AuditEntry> entries, @Nullable Long older) {}

    /**
     * A portion, latest first.
     *
     * @param file one that was found within the scope of {@code act}
     * @param before sequence number that all entries lie before; null for the latest
     */
    Portion of(Act act, CaseFile file, @Nullable Long before) {
        List<AuditEntry> entries = trail.about(CaseFileEntry.object(file.id()), before, MOST);
        Set<CaseFileId> seen = seen(act, entries);
        return new Portion(
                entries.stream().filter(entry -> shown(entry, seen)).toList(),
                entries.size() < MOST ? null : entries.getLast().sequence());
    }

    /** Those that can be seen of the case files that decisions about subjects name. */
    private Set<CaseFileId> seen(Act act, List<AuditEntry> entries) {
        Set<CaseFileId> named = entries.stream().flatMap(Viewers::decidedAbout).collect(Collectors.toSet());
        return files.findAll(act.actor().scope(), named).keySet();
    }

    /** That somebody tied this case file to one outside the scope tells of that one. */
    private static boolean shown(AuditEntry entry, Set<CaseFileId> seen) {
        List<CaseFileId> named = decidedAbout(entry).toList();
        return named.size() < 2 || named.stream().filter(seen::contains).count() > 1;
    }

    private static Stream<CaseFileId> decidedAbout(AuditEntry entry) {
        return DECISIONS.contains(entry.action())
                ? Stream.of(entry.detail().getOrDefault("records", "").split(","))
                        .flatMap(id -> CaseFileId.parse(id).stream())
                : Stream.empty();
    }
}
