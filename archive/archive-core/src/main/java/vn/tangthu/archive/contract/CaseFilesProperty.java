package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.CaseSamples.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.document.DocumentId;

/**
 * No leak: for random case files and a random scope, every read answers as if those outside had never been opened. The seed
 * is in the failure; {@code -Dtests.seed=} replays it.
 */
public interface CaseFilesProperty extends ArchiveContract {
    @Test
    default void everyReadOfCaseFilesIsAsIfNothingLayOutsideTheScope() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            List<UnitCode> units = List.of(new UnitCode("A"), new UnitCode("B"), new UnitCode("C"), new UnitCode("D"));
            AccessScope scope = new AccessScope(Set.copyOf(units.subList(random.nextInt(3), 3 + random.nextInt(2))));
            List<CaseStep> steps = steps(random, units);
            TestClock clock = new TestClock();
            try (TestArchive whole = open(clock);
                    TestArchive part = open(clock)) {
                for (CaseStep step : steps) {
                    step.apply(whole.caseFiles());
                    if (scope.allows(step.keeper())) {
                        step.apply(part.caseFiles());
                    }
                    clock.advance(Duration.ofMillis(random.nextInt(3)));
                }
                assertThat(reads(whole.caseFiles(), scope, steps))
                        .as("seed %d, round %d, scope %s", seed, round, scope)
                        .isEqualTo(reads(part.caseFiles(), scope, steps));
            }
        }
    }

    /** Opens a case file, and perhaps moves it on or takes it out. */
    record CaseStep(NewCaseFile file, @Nullable UnitCode movedTo, boolean deleted) {
        UnitCode keeper() {
            return movedTo == null ? file.unit() : movedTo;
        }

        void apply(CaseFiles files) {
            CaseFileId id = file.id();
            UnitCode unit = file.unit();
            files.open(AccessScope.of(unit), mayEnter(PRISONER, unit), file, event(Action.RECORD_OPENED, id));
            if (movedTo != null) {
                files.change(
                        AccessScope.of(unit),
                        mayUpdate(PRISONER, unit),
                        id,
                        1,
                        file.contents(),
                        file.standing(),
                        movedTo,
                        "Chuyển",
                        event(Action.RECORD_CHANGED, id));
            }
            if (deleted) {
                files.setDeleted(
                        AccessScope.of(keeper()),
                        mayUpdate(PRISONER, keeper()),
                        id,
                        movedTo == null ? 1 : 2,
                        true,
                        "Sai",
                        event(Action.RECORD_DELETED, id));
            }
        }
    }

    /** Subjects and documents are shared across units. */
    private static List<CaseStep> steps(Random random, List<UnitCode> units) {
        List<CaseStep> steps = new ArrayList<>();
        List<String> statuses = List.of("awaiting", "serving", "released");
        for (int i = 0; i < 40; i++) {
            CaseContents contents = new CaseContents(
                    FieldValues.of(Map.of("full-name", List.of("Ví Dụ " + random.nextInt(5)))),
                    List.of(),
                    List.of(new CaseDocument(new DocumentId(new UUID(0, random.nextInt(5))), "judgment", null)));
            boolean due = random.nextBoolean();
            Standing standing = new Standing(
                    any(random, statuses),
                    random.nextBoolean() ? List.of() : List.of("field:x"),
                    due ? "reception" : null,
                    due ? LocalDate.of(2026, 1, 1 + random.nextInt(20)) : null);
            NewCaseFile file = new NewCaseFile(
                    new CaseFileId(new UUID(random.nextLong(), random.nextLong())),
                    new SubjectId(new UUID(1, random.nextInt(5))),
                    PRISONER,
                    any(random, units),
                    contents,
                    standing);
            steps.add(new CaseStep(file, random.nextInt(3) == 0 ? any(random, units) : null, random.nextInt(4) == 0));
        }
        return steps;
    }

    private static Map<String, Object> reads(CaseFiles files, AccessScope scope, List<CaseStep> steps) {
        Map<String, Object> answers = new LinkedHashMap<>();
        LocalDate day = LocalDate.of(2026, 1, 10);
        answers.put(
                "findAll",
                files.findAll(scope, steps.stream().map(step -> step.file.id()).toList()));
        answers.put("counts", files.counts(scope, day));
        List<CaseFileFilter.Builder> filters = new ArrayList<>(List.of(
                CaseFileFilter.where(),
                CaseFileFilter.where().deleted(true),
                CaseFileFilter.where().category(PRISONER),
                CaseFileFilter.where().incomplete(true),
                CaseFileFilter.where().dueBefore(day)));
        for (CaseStep step : steps) {
            NewCaseFile file = step.file;
            answers.put("find " + file.id(), files.find(scope, file.id()));
            answers.put("versions " + file.id(), files.versions(scope, file.id()));
            filters.add(CaseFileFilter.where().unit(file.unit()));
            filters.add(CaseFileFilter.where().subject(file.subject()));
            filters.add(CaseFileFilter.where().status(file.standing().status()));
            filters.add(CaseFileFilter.where()
                    .document(file.contents().documents().getFirst().document()));
            filters.add(CaseFileFilter.where()
                    .values(Map.of(
                            "full-name",
                            file.contents().fields().first("full-name").orElseThrow())));
        }
        for (CaseFileFilter.Builder filter : filters) {
            answers.put("list " + filter.build(), files.list(scope, filter.build(), 7));
        }
        return answers;
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
