package vn.tangthu.search.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.crypto.password.PasswordEncoder;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.Document;
import vn.tangthu.archive.memory.InMemoryArchive;
import vn.tangthu.archive.memory.InMemoryRateLimits;
import vn.tangthu.archive.object.InMemoryObjectStore;
import vn.tangthu.archive.object.ObjectStore;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.shared.RateLimits;
import vn.tangthu.archive.web.ArchiveWebConfiguration;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchEngine;
import vn.tangthu.search.memory.InMemorySearchEngine;
import vn.tangthu.search.record.IndexedCaseFiles;

/** The search service over an archive and an index in memory. All persons are fictional. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@Import({ArchiveWebConfiguration.class, SearchServer.class, SearchServer.Links.class})
public class SearchBench {
    static final String ANALYST = "analyst";
    static final String PASSWORD = "mot cau dai de nho";
    static final UnitCode PRISON = new UnitCode("TG-01");
    static final UnitCode OTHER_PRISON = new UnitCode("TG-02");

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    Catalogue catalogue() {
        return Catalogue.load();
    }

    @Bean
    InMemoryArchive archive(TestClock clock, Catalogue catalogue) {
        InMemoryArchive archive = new InMemoryArchive(clock);
        archive.units().addMissing(Units.of(catalogue));
        return archive;
    }

    @Bean
    RecordRegistry recordRegistry(InMemoryArchive archive) {
        return archive.registry();
    }

    @Bean
    CaseFiles caseFiles(InMemoryArchive archive) {
        return archive.caseFiles();
    }

    @Bean
    ObjectStore objectStore() {
        return new InMemoryObjectStore("memory");
    }

    @Bean
    Accounts accounts(InMemoryArchive archive, PasswordEncoder encoder) {
        Actor system = new Actor("system", Set.of(), PRISON, AccessScope.of(PRISON));
        archive.accounts()
                .create(
                        system.scope(),
                        new Account(
                                ANALYST,
                                "Người Thử Nghiệm",
                                encoder.encode(PASSWORD),
                                Set.of(Role.ANALYST),
                                PRISON,
                                false,
                                FailedSignIns.NONE,
                                Instant.EPOCH,
                                false),
                        new AuditEvent(
                                new Act(system, null, "system", "test"),
                                Action.ACCOUNT_CHANGED,
                                "account:" + ANALYST,
                                Map.of()));
        return archive.accounts();
    }

    @Bean
    Tokens tokens(InMemoryArchive archive) {
        return archive.tokens();
    }

    @Bean
    Units units(InMemoryArchive archive) {
        return archive.units();
    }

    @Bean
    AuditTrail auditTrail(InMemoryArchive archive) {
        return archive.auditTrail();
    }

    @Bean
    RateLimits rateLimits(TestClock clock) {
        return new InMemoryRateLimits(clock);
    }

    @Bean
    SearchEngine searchEngine(InMemoryArchive archive, Catalogue catalogue) {
        InMemorySearchEngine engine = new InMemorySearchEngine();
        IndexedCaseFiles entries = new IndexedCaseFiles(catalogue);
        engine.writer()
                .write(List.of(
                        entries.of(open(archive, PRISON, "Nguyễn Thị Ví Dụ", "female", "1980-05", "Nguyễn Văn Cha")),
                        entries.of(open(archive, PRISON, "Trần Văn <b>Mẫu", "male", "1975", "Trần Văn Ông")),
                        entries.of(open(archive, OTHER_PRISON, "Lê Thị Ví Dụ Khác", "female", "1990", "Lê Văn Cha")),
                        document(archive)));
        return engine;
    }

    private static CaseFile open(
            InMemoryArchive archive, UnitCode unit, String name, String sex, String born, String father) {
        NewCaseFile file = CaseSamples.caseFile(
                CaseSamples.PRISONER,
                unit,
                CaseSamples.contents(Map.of(
                        "full-name", List.of(name),
                        "sex", List.of(sex),
                        "birth-date", List.of(born),
                        "father-name", List.of(father),
                        "court", List.of("Tòa án nhân dân tỉnh Ví Dụ"),
                        "judgment-number", List.of("12/2020/HSST"))),
                CaseSamples.standing("serving"));
        return archive.caseFiles()
                .open(
                        AccessScope.of(unit),
                        CaseSamples.mayEnter(CaseSamples.PRISONER, unit),
                        file,
                        CaseSamples.event(Action.RECORD_OPENED, file.id()));
    }

    private static IndexedDocument document(InMemoryArchive archive) {
        Document document = archive.registry()
                .register(
                        AccessScope.of(PRISON), Samples.registration(PRISON, "bản án"), Samples.event(Action.UPLOADED));
        archive.readingDesk().started(document.id(), "text/plain", 1);
        archive.readingDesk().savePage(document.sha256(), Samples.page(1, "Bản án của Nguyễn Thị Ví Dụ"));
        archive.readingDesk().completed(document.id(), Samples.event(Action.READ_COMPLETED));
        archive.readingDesk().indexed(document.id(), 1);
        return new IndexedDocument(
                document.id(),
                1,
                PRISON,
                "prisoner",
                "judgment",
                2020,
                "ban-an.pdf",
                List.of(new IndexedPage(1, "Bản án của Nguyễn Thị Ví Dụ")));
    }
}
