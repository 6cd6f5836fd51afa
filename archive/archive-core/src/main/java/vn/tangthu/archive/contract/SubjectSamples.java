package vn.tangthu.archive.contract;

import static vn.tangthu.archive.contract.CaseSamples.*;
import static vn.tangthu.archive.contract.Samples.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryGrant;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.queue.Work;
import vn.tangthu.archive.queue.WorkKind;
import vn.tangthu.archive.subject.DecisionRequest;

/** Fictional case files about fictional subjects, and decisions about them. */
final class SubjectSamples {
    static final String NUMBER = "012345678901";

    private SubjectSamples() {}

    /** Somebody with a number, a name, and further fields with their values one after the other. */
    static Map<String, List<String>> somebody(String name, String... further) {
        Map<String, List<String>> fields = new TreeMap<>();
        fields.put("full-name", List.of(name));
        fields.put("identity-number", List.of(NUMBER));
        for (int i = 0; i < further.length; i += 2) {
            fields.put(further[i], further[i + 1].isEmpty() ? List.of() : List.of(further[i + 1]));
        }
        return fields;
    }

    static CaseFile open(TestArchive archive, UnitCode unit, Map<String, List<String>> fields) {
        return CaseSamples.open(archive, caseFile(PRISONER, unit, contents(fields), standing("awaiting")));
    }

    static CaseFile open(TestArchive archive, UnitCode unit, String name) {
        return open(archive, unit, somebody(name));
    }

    /** With every grant that it takes. */
    static DecisionRequest request(String reason, CaseFile... files) {
        return request(reason, event(Action.SUBJECTS_MERGED), files);
    }

    static DecisionRequest request(String reason, AuditEvent event, CaseFile... files) {
        Set<EntryGrant> grants = new HashSet<>();
        Stream.of(files).forEach(file -> grants.add(mayUpdate(file.category(), file.unit())));
        return new DecisionRequest(
                grants, Arrays.stream(files).map(CaseFile::id).toList(), reason, event);
    }

    static SubjectId subject(TestArchive archive, CaseFile file) {
        return archive.caseFiles()
                .find(AccessScope.of(file.unit()), file.id())
                .orElseThrow()
                .subject();
    }

    static List<SubjectId> subjects(TestArchive archive, List<CaseFile> files) {
        return files.stream().map(file -> subject(archive, file)).toList();
    }

    /** Takes all indexing that is owed off the queue. */
    static Set<CaseFileId> owed(TestArchive archive) {
        List<CaseFileId> result = new ArrayList<>();
        for (Optional<Work> work = claim(archive); work.isPresent(); work = claim(archive)) {
            Work claimed = work.get();
            result.add(new CaseFileId(claimed.document().value()));
            archive.queue().done(claimed);
        }
        return Set.copyOf(result);
    }

    private static Optional<Work> claim(TestArchive archive) {
        return archive.queue().claim(Set.of(WorkKind.INDEX_RECORD), "worker", Duration.ofMinutes(1));
    }
}
