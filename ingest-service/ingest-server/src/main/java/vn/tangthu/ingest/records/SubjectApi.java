package vn.tangthu.ingest.records;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.Evidence;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.web.Requires;

/** {@code /api/subjects}: whom records are about, and which of them are the same, by the rules of the pages. */
@RestController
@RequestMapping("/api/subjects")
@Requires({Operation.ENTER, Operation.SEARCH})
class SubjectApi {
    private static final int MOST = 50;
    private final RecordDesk records;
    private final SubjectDesk subjects;

    SubjectApi(RecordDesk records, SubjectDesk subjects) {
        this.records = records;
        this.subjects = subjects;
    }

    /** @param by ids of the records that say it */
    record Stated(String value, String field, List<String> by) {}

    /**
     * A subject as far as the caller may see it. It has no id that would outlast a merge with what the caller may not see.
     *
     * @param id of the first opened of these records; the id of any of them names the subject as well
     * @param records those that the caller may see, first opened first
     * @param stated what its records say together: {@code name}, {@code former-name}, {@code alias}, {@code number},
     *     {@code birth}, {@code father}, {@code mother}, {@code place}, {@code sex}
     */
    record View(String id, String kind, List<RecordView> records, Map<String, List<Stated>> stated) {
        static View of(Subject subject) {
            Map<String, List<Stated>> stated = new LinkedHashMap<>();
            subject.stated()
                    .forEach((identity, values) -> stated.put(
                            code(identity),
                            values.stream()
                                    .map(one -> new Stated(one.value(), one.field(), ids(one.by())))
                                    .toList()));
            return new View(
                    subject.files().getFirst().id().toString(),
                    code(subject.kind()),
                    subject.files().stream().map(RecordView::of).toList(),
                    stated);
        }
    }

    /** Something that speaks for the same subject, or against it. */
    record Reason(String code, boolean agrees, String vi, String en) {
        static Reason of(Evidence evidence) {
            return new Reason(
                    evidence.code(),
                    evidence.agrees(),
                    evidence.label().vi(),
                    evidence.label().en());
        }
    }

    /** @param score 0 to 1 */
    record Proposed(RecordView record, double score, List<Reason> reasons) {
        static Proposed of(Candidate candidate) {
            return new Proposed(
                    RecordView.of(candidate.file()),
                    candidate.match().score(),
                    candidate.match().evidence().stream().map(Reason::of).toList());
        }
    }

    /** @param parts ids of the records that were tied, parted or kept apart, as far as the caller may see them */
    record Decided(String kind, List<List<String>> parts, String reason, Instant at, String by) {
        static Decided of(SubjectDecision decision) {
            return new Decided(
                    code(decision.kind()),
                    decision.parts().stream().map(SubjectApi::ids).toList(),
                    decision.reason(),
                    decision.at(),
                    decision.by());
        }
    }

    /** @param records ids of the records that the decision is about */
    record Decision(
            @Nullable List<String> records, @Nullable String reason) {}

    /** @param id of a record of the subject */
    @GetMapping("/{id}")
    View get(Act act, @PathVariable String id) {
        return View.of(subjects.look(act, id));
    }

    /** Records that may be about the same subject as this one, the likeliest first. */
    @GetMapping("/candidates")
    List<Proposed> candidates(Act act, @RequestParam String record, @RequestParam(defaultValue = "10") int limit) {
        CaseFile file = records.find(act, record);
        return subjects.candidates(act, file, Math.clamp(limit, 1, MOST)).stream()
                .map(Proposed::of)
                .toList();
    }

    /** What was decided about the subject of a record, latest first. */
    @GetMapping("/history")
    List<Decided> history(Act act, @RequestParam String record) {
        CaseFile file = records.look(act, record, "same-person history").file();
        return subjects.history(act, file).stream().map(Decided::of).toList();
    }

    @PostMapping("/merge")
    @Requires(Operation.ENTER)
    View merge(Act act, @RequestBody Decision decision) {
        return View.of(subjects.merge(act, decision.records(), decision.reason()));
    }

    @PostMapping("/split")
    @Requires(Operation.ENTER)
    View split(Act act, @RequestBody Decision decision) {
        return View.of(subjects.split(act, decision.records(), decision.reason()));
    }

    @PostMapping("/not-the-same")
    @Requires(Operation.ENTER)
    View keepApart(Act act, @RequestBody Decision decision) {
        return View.of(subjects.keepApart(act, decision.records(), decision.reason()));
    }

    private static List<String> ids(List<CaseFileId> ids) {
        return ids.stream().map(CaseFileId::toString).toList();
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
