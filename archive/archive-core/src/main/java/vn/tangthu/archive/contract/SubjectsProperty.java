package vn.tangthu.archive.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tangthu.archive.contract.Samples.*;
import static vn.tangthu.archive.contract.SubjectSamples.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.SubjectId;
import vn.tangthu.archive.subject.Candidate;
import vn.tangthu.archive.subject.SubjectDecision;

/** What holds whatever is decided in whatever order. The seed is in the failure; {@code -Dtests.seed=} replays it. */
public interface SubjectsProperty extends ArchiveContract {
    List<UnitCode> UNITS = List.of(new UnitCode("A"), new UnitCode("B"), new UnitCode("C"));
    AccessScope ALL_UNITS = new AccessScope(Set.copyOf(UNITS));

    /** Nothing is lost: whatever was merged last can be taken apart again, and then all is as it was. */
    @Test
    default void whateverIsMergedCanBePartedAgain() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        try (TestArchive archive = open(new TestClock())) {
            List<CaseFile> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(SubjectSamples.open(archive, any(random, UNITS), "Nguyễn Văn Ví Dụ"));
            }
            for (int step = 0; step < 60; step++) {
                List<SubjectId> before = subjects(archive, all);
                CaseFile one = any(random, all);
                CaseFile other = any(random, all);
                if (one.equals(other)) {
                    continue;
                }
                boolean together = subject(archive, one).equals(subject(archive, other));
                if (together) {
                    archive.subjects().split(ALL_UNITS, request("Tách", one));
                    assertThat(subject(archive, one)).as("seed %d", seed).isNotEqualTo(subject(archive, other));
                    continue;
                }
                archive.subjects().merge(ALL_UNITS, request("Gộp", one, other));
                assertThat(subject(archive, other)).as("seed %d", seed).isEqualTo(before.get(all.indexOf(one)));
                if (random.nextBoolean()) {
                    SubjectDecision merge =
                            archive.subjects().history(ALL_UNITS, one.id()).getFirst();
                    archive.subjects().split(ALL_UNITS, request("Tách", named(all, any(random, merge.parts()))));
                    assertThat(subjects(archive, all))
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(before);
                }
            }
        }
    }

    private static CaseFile[] named(List<CaseFile> all, List<CaseFileId> ids) {
        return all.stream().filter(file -> ids.contains(file.id())).toArray(CaseFile[]::new);
    }

    /**
     * No leak: for random case files and decisions within units, and a random scope, every read answers as if what lies
     * outside had never been there.
     */
    @Test
    default void everyReadOfSubjectsIsAsIfNothingLayOutsideTheScope() {
        long seed = Long.getLong("tests.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int round = 0; round < 3; round++) {
            AccessScope scope = new AccessScope(Set.copyOf(UNITS.subList(random.nextInt(2), 2 + random.nextInt(2))));
            List<NewCaseFile> files = new ArrayList<>();
            FictionalPeople people = new FictionalPeople(random);
            for (int i = 0; i < 12; i++) {
                var person = people.next();
                for (int copy = 0; copy < 3; copy++) {
                    files.add(CaseSamples.caseFile(
                            CaseSamples.PRISONER,
                            any(random, UNITS),
                            CaseSamples.contents(
                                    people.slip(person, any(random, List.of(FictionalPeople.Slip.values())))
                                            .values()),
                            CaseSamples.standing("awaiting")));
                }
            }
            long decisions = random.nextLong();
            TestClock clock = new TestClock();
            try (TestArchive whole = open(clock);
                    TestArchive part = open(clock)) {
                assertThat(reads(whole, files, ALL_UNITS, new Random(decisions), scope))
                        .as("seed %d, round %d, scope %s", seed, round, scope)
                        .isEqualTo(reads(part, files, scope, new Random(decisions), scope));
            }
        }
    }

    /** Opens the case files of these units, decides, and reads within the scope. */
    private static Map<String, Object> reads(
            TestArchive archive, List<NewCaseFile> files, AccessScope opened, Random random, AccessScope scope) {
        Map<CaseFileId, CaseFile> there = new HashMap<>();
        files.stream()
                .filter(file -> opened.allows(file.unit()))
                .forEach(file -> there.put(file.id(), CaseSamples.open(archive, file)));
        for (int i = 0; i < 60; i++) {
            NewCaseFile one = any(random, files);
            NewCaseFile other = any(random, files);
            int what = random.nextInt(3);
            CaseFile here = there.get(one.id());
            CaseFile second = there.get(other.id());
            if (here != null && second != null && one.unit().equals(other.unit()) && !one.equals(other)) {
                switch (what) {
                    case 0 -> archive.subjects().merge(opened, request("Gộp", here, second));
                    case 1 -> archive.subjects().keepApart(opened, request("Khác", here, second));
                    default -> archive.subjects().split(opened, request("Tách", here));
                }
            }
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        for (NewCaseFile file : files) {
            answers.put("history " + file.id(), archive.subjects().history(scope, file.id()));
            answers.put("subject " + file.id(), archive.subjects().find(scope, file.subject()));
            answers.put(
                    "candidates " + file.id(),
                    archive.subjects().candidates(scope, file.id(), 5).stream()
                            .map(Candidate::toString)
                            .toList());
        }
        return answers;
    }

    private static <T> T any(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
