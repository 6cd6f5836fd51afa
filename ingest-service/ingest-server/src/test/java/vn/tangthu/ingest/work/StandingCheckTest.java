package vn.tangthu.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.casefile.Standing;
import vn.tangthu.archive.casefile.Standings;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.catalogue.Catalogue;

/** What records lack and owe follows the days of the law and the catalogue of the site, though nobody changes them. */
class StandingCheckTest {
    private static final Catalogue SHIPPED = Catalogue.load();
    private static final UnitCode PRISON = new UnitCode("TG-01");
    private static final LocalDate BEGINS = LocalDate.of(2030, 1, 1);

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock();
    private final InMemoryArchive archive = new InMemoryArchive(clock);

    @Test
    void aRequiredFieldAndADeadlineThatBeginOnADayShowOnRecordsThatAreThereAlready() throws Exception {
        Catalogue own = ownCatalogue();
        CaseFile file = open(contents());
        clock.advance(Duration.between(
                clock.instant(),
                BEGINS.atStartOfDay(CaseFileEntry.ZONE).toInstant().minusSeconds(90)));
        StandingCheck check = new StandingCheck(own, archive.caseFileDesk(), clock);

        assertThat(check.run()).as("until midnight in Viet Nam").isEqualTo(Duration.ofSeconds(90));
        assertThat(now(file).standing().lacking()).doesNotContain("field:shoe-size");
        assertThat(now(file).standing().dueCode()).isEqualTo("classification");

        clock.advance(Duration.ofSeconds(90));
        assertThat(check.run()).isEqualTo(Duration.ofDays(1));
        assertThat(now(file).standing().lacking()).contains("field:shoe-size");
        assertThat(now(file).standing().dueCode()).isEqualTo("measuring");
        assertThat(now(file).standing().due()).isEqualTo(LocalDate.of(2020, 8, 2));
        assertThat(now(file))
                .usingRecursiveComparison()
                .ignoringFields("standing")
                .isEqualTo(file);
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(10))).hasSize(1);

        // What the law or the site takes back is owed no more.
        Duration unused = new StandingCheck(SHIPPED, archive.caseFileDesk(), clock).run();
        assertThat(now(file).standing()).isEqualTo(standing(SHIPPED, contents(), BEGINS));
        assertThat(now(file).standing().dueCode()).isEqualTo("classification");
    }

    @Test
    void everyPortionIsWalkedAndWhatIsRightIsLeftAlone() throws Exception {
        List<NewCaseFile> many = IntStream.range(0, 1200)
                .mapToObj(i -> CaseSamples.caseFile(
                        "prisoner", PRISON, contents(), CaseSamples.standing(i % 3 == 0 ? "awaiting" : "serving")))
                .toList();
        int opened = archive.caseFiles()
                .openAll(
                        AccessScope.of(PRISON),
                        CaseSamples.mayEnter("prisoner", PRISON),
                        many,
                        Samples.event(Action.RECORDS_IMPORTED));
        assertThat(opened).isEqualTo(1200);
        LocalDate today = LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
        StandingCheck check = new StandingCheck(SHIPPED, archive.caseFileDesk(), clock);
        Duration unused = check.run();
        for (NewCaseFile one : many) {
            assertThat(now(one.id()).standing()).isEqualTo(standing(SHIPPED, contents(), today));
        }
    }

    @Test
    void aCategoryThatTheCatalogueHasNoMoreStaysAsItWas() throws Exception {
        CaseFile file = open(contents());
        Catalogue without = with("categories.yaml", "- { code: prisoner }\n", "");
        assertThat(without.category("prisoner")).isEmpty();
        Duration unused = new StandingCheck(without, archive.caseFileDesk(), clock).run();
        assertThat(now(file)).isEqualTo(file);
    }

    /** A site asks for one field more and one act more from a day on. */
    private Catalogue ownCatalogue() throws IOException {
        String field =
                "\nfields:\n  - { code: shoe-size, type: number, vi: \"Cỡ giày (thử)\", en: \"Shoe size (test)\","
                        + " required: true, since: 2030-01-01 }\n";
        String deadline = "\ndeadlines:\n  - { code: measuring, vi: \"Đo (thử)\", en: \"Measuring (test)\","
                + " awaited: [death], after: reception, within: P1D, statuses: [serving], since: 2030-01-01,"
                + " clause: \"TT Điều 6\" }\n";
        Catalogue unused = with("categories/prisoner.yaml", "\nfields:\n", field);
        Path written = folder.resolve("categories/prisoner.yaml");
        Files.writeString(written, Files.readString(written).replace("\ndeadlines:\n", deadline));
        return Catalogue.load(folder);
    }

    /** The shipped catalogue with one text of one file in place of another. */
    private Catalogue with(String name, String text, String other) throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name))) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(shipped).contains(text);
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), shipped.replace(text, other));
            return Catalogue.load(folder);
        }
    }

    private static CaseContents contents() {
        CaseEvent reception =
                new CaseEvent(new UUID(0, 1), "reception", FieldValues.of(Map.of("date", List.of("2020-08-01"))));
        return new CaseContents(
                FieldValues.of(Map.of("full-name", List.of("Nguyễn Văn Ví Dụ"))), List.of(reception), List.of());
    }

    private static Standing standing(Catalogue catalogue, CaseContents contents, LocalDate day) {
        return new Standings().of(catalogue.category("prisoner").orElseThrow(), contents, day);
    }

    /** With the standing of its first day. */
    private CaseFile open(CaseContents contents) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
        NewCaseFile file = CaseSamples.caseFile("prisoner", PRISON, contents, standing(SHIPPED, contents, today));
        return archive.caseFiles()
                .open(
                        AccessScope.of(PRISON),
                        CaseSamples.mayEnter("prisoner", PRISON),
                        file,
                        CaseSamples.event(Action.RECORD_OPENED, file.id()));
    }

    private CaseFile now(CaseFile file) {
        return now(file.id());
    }

    private CaseFile now(CaseFileId id) {
        return archive.caseFiles().find(AccessScope.of(PRISON), id).orElseThrow();
    }
}
