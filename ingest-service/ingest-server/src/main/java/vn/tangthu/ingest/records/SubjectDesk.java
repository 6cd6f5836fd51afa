package vn.tangthu.ingest.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryDecision;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.Subject;
import vn.tangthu.archive.subject.SubjectDecision;
import vn.tangthu.archive.subject.SubjectDecisions;
import vn.tangthu.archive.subject.SubjectOutcome;
import vn.tangthu.archive.subject.Subjects;
import vn.tangthu.archive.web.ApiProblem;
import vn.tangthu.catalogue.Label;

/** What pages and API ask about subjects and decide about them, within the caller's scope; every look is audited. */
@Component
class SubjectDesk {
    private static final int MOST_NAMED = 100;

    private final RecordDesk records;
    private final Subjects subjects;
    private final SubjectDecisions decisions;
    private final AuditTrail trail;

    SubjectDesk(RecordDesk records, Subjects subjects, SubjectDecisions decisions, AuditTrail trail) {
        this.records = records;
        this.subjects = subjects;
        this.decisions = decisions;
        this.trail = trail;
    }

    /**
     * Finds the subject of a case file to show it; the look is audited.
     *
     * @param record id of any of its case files
     * @throws ApiProblem 404, in the same words for what is not there and what may not be seen
     */
    Subject look(Act act, String record) {
        CaseFile file = records.find(act, record);
        Subject found = of(act, file).orElseThrow(RecordProblems::notFound);
        trail.append(new AuditEvent(
                act,
                Action.VIEWED,
                CaseFileEntry.object(file.id()),
                Map.of("part", "subject", "records", ids(found.files()))));
        return found;
    }

    /** The subject of a case file that was looked at already. */
    Optional<Subject> of(Act act, CaseFile file) {
        return subjects.find(act.actor().scope(), file.subject());
    }

    /** Case files that may be about the same subject as one that was looked at already. */
    List<Candidate> candidates(Act act, CaseFile file, int limit) {
        List<Candidate> found = subjects.candidates(act.actor().scope(), file.id(), limit);
        seen(act, file, found);
        return found;
    }

    /** How many there are of them, for whoever has just opened the case file; at most {@code limit}. */
    int alike(Act act, CaseFile file, int limit) {
        List<Candidate> found = subjects.candidates(act.actor().scope(), file.id(), limit);
        if (!found.isEmpty()) {
            seen(act, file, found);
        }
        return found.size();
    }

    private void seen(Act act, CaseFile file, List<Candidate> found) {
        trail.append(new AuditEvent(
                act,
                Action.VIEWED,
                CaseFileEntry.object(file.id()),
                Map.of(
                        "part",
                        "same-person",
                        "records",
                        ids(found.stream().map(Candidate::file).toList()))));
    }

    private static String ids(List<CaseFile> files) {
        return files.stream().map(file -> file.id().toString()).collect(Collectors.joining(","));
    }

    List<SubjectDecision> history(Act act, CaseFile file) {
        return subjects.history(act.actor().scope(), file.id());
    }

    /** @throws ApiProblem if it cannot be done, with the reason */
    Subject merge(Act act, @Nullable List<String> named, @Nullable String reason) {
        List<CaseFileId> ids = ids(named, 2, MOST_NAMED);
        return done(decisions.merge(act, ids, why(reason)));
    }

    /** @throws ApiProblem if it cannot be done, with the reason */
    Subject split(Act act, @Nullable List<String> named, @Nullable String reason) {
        List<CaseFileId> ids = ids(named, 1, MOST_NAMED);
        return done(decisions.split(act, ids, why(reason)));
    }

    /** @throws ApiProblem if it cannot be done, with the reason */
    Subject keepApart(Act act, @Nullable List<String> named, @Nullable String reason) {
        List<CaseFileId> ids = ids(named, 2, 2);
        return done(decisions.keepApart(act, ids.getFirst(), ids.getLast(), why(reason)));
    }

    /** Whether somebody may decide about a case file, with the clause if not; nothing is kept in the trail. */
    Optional<Label> mayNotDecide(Act act, CaseFile file) {
        return switch (decisions.mayDecide(act, file)) {
            case EntryDecision.Granted granted -> Optional.empty();
            case EntryDecision.Refused refused -> Optional.of(refused.why());
        };
    }

    private static String why(@Nullable String reason) {
        return RecordDesk.reason(reason).orElseThrow(RecordProblems::reasonMissing);
    }

    private static List<CaseFileId> ids(@Nullable List<String> named, int least, int most) {
        List<String> given = named == null ? List.of() : named;
        List<CaseFileId> ids = given.stream()
                .map(id -> new CaseFileId(RecordBody.uuid(id, "records")))
                .distinct()
                .toList();
        if (ids.size() < least || ids.size() > most) {
            throw new ApiProblem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "wrong-number-of-records",
                    least == most
                            ? "'records' cần đúng " + least + " mã hồ sơ khác nhau."
                            : "'records' cần từ " + least + " đến " + most + " mã hồ sơ khác nhau.",
                    least == most
                            ? "'records' needs exactly " + least + " different record ids."
                            : "'records' needs " + least + " to " + most + " different record ids.");
        }
        return ids;
    }

    private static Subject done(SubjectOutcome outcome) {
        return switch (outcome) {
            case SubjectOutcome.Done(Subject subject) -> subject;
            case SubjectOutcome.NotAllowed(String code, Label why, String clause) ->
                throw RecordProblems.notAllowed(new EntryOutcome.NotAllowed(code, why, clause));
            case SubjectOutcome.NotFound() -> throw RecordProblems.notFound();
            case SubjectOutcome.Refused(SubjectOutcome.Why why) -> throw refused(why);
        };
    }

    private static ApiProblem refused(SubjectOutcome.Why why) {
        return switch (why) {
            case ALREADY_SO ->
                new ApiProblem(
                        HttpStatus.CONFLICT,
                        "already-so",
                        "Hiện đã như vậy; không có gì được ghi.",
                        "It is so already; nothing was written.");
            case OTHER_KIND ->
                new ApiProblem(
                        HttpStatus.CONFLICT,
                        "other-kind",
                        "Người và pháp nhân không thể là một; không có gì được ghi.",
                        "A person and a legal person cannot be the same; nothing was written.");
            case CONTRADICTION ->
                new ApiProblem(
                        HttpStatus.CONFLICT,
                        "contradiction",
                        "Các hồ sơ này không cùng (hoặc đang cùng) một đối tượng, nên không thể quyết định như vậy. Xem lại lịch"
                                + " sử, gộp hoặc tách trước.",
                        "These records are not of one subject, or are of one, so that this cannot be decided. Look at the"
                                + " history; merge or part them first.");
        };
    }
}
