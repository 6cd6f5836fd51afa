package vn.tangthu.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseFileDesk;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.archive.postgres.PostgresCaseFileDesk;
import vn.tangthu.archive.postgres.PostgresCaseFiles;
import vn.tangthu.archive.postgres.PostgresReadingDesk;
import vn.tangthu.archive.postgres.PostgresRecordRegistry;
import vn.tangthu.archive.postgres.PostgresWorkQueue;
import vn.tangthu.archive.queue.WorkQueue;
import vn.tangthu.archive.registry.ReadingDesk;
import vn.tangthu.archive.registry.RecordRegistry;
import vn.tangthu.archive.shared.Job;
import vn.tangthu.archive.shared.JobRun;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.elasticsearch.ElasticsearchNode;
import vn.tangthu.elasticsearch.NodeSettings;
import vn.tangthu.search.Filters;
import vn.tangthu.search.IndexedDocument;
import vn.tangthu.search.IndexedPage;
import vn.tangthu.search.SearchRequest;
import vn.tangthu.search.SearchUnavailableException;
import vn.tangthu.search.definition.IndexDefinition;
import vn.tangthu.search.elasticsearch.ElasticsearchSearchEngine;
import vn.tangthu.search.elasticsearch.ElasticsearchSettings;
import vn.tangthu.search.query.QueryParser;
import vn.tangthu.search.record.IndexedCaseFiles;

/** A real Elasticsearch node filled from a real PostgreSQL, while people search and upload. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexRebuildTest {
    private static final int DOCUMENTS = 120;
    private static final int RECORDS = 1500;
    private static final Path PLUGIN = Path.of("target", "plugin", "tangthu-vietnamese.zip");
    private final Clock clock = Clock.systemUTC();
    private final AtomicInteger uploaded = new AtomicInteger();
    private EmbeddedPostgres postgres;
    private ElasticsearchNode node;
    private RecordRegistry registry;
    private ReadingDesk desk;
    private CaseFiles caseFiles;
    private CaseFileDesk caseFileDesk;
    private WorkQueue queue;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        JdbcClient superuser = JdbcClient.create(postgres.getPostgresDatabase());
        superuser.sql("CREATE ROLE tangthu_app LOGIN").update();
        Flyway.configure()
                .dataSource(postgres.getPostgresDatabase())
                .placeholders(Map.of("app_role", "tangthu_app"))
                .load()
                .migrate();
        registry = new PostgresRecordRegistry(postgres.getPostgresDatabase(), clock);
        desk = new PostgresReadingDesk(postgres.getPostgresDatabase(), clock);
        caseFiles = new PostgresCaseFiles(postgres.getPostgresDatabase(), clock, Catalogue.load());
        caseFileDesk = new PostgresCaseFileDesk(postgres.getPostgresDatabase(), clock);
        queue = new PostgresWorkQueue(postgres.getPostgresDatabase(), clock);
        node = ElasticsearchNode.start(NodeSettings.single(folder, List.of(PLUGIN)));
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
        postgres.close();
    }

    @Test
    void theIndexEndsEqualToTheRegistryWhateverHappensToIt() throws Exception {
        ElasticsearchSettings settings = ElasticsearchSettings.plain(List.of(node.address()), "rebuilt");
        try (ElasticsearchSearchEngine engine = new ElasticsearchSearchEngine(settings)) {
            IndexCheck check =
                    new IndexCheck(WorkJobs.sources(desk, caseFileDesk), engine, queue, clock, Duration.ofMillis(100));
            WorkSignal signal = new WorkSignal();
            WorkLoop loop = new WorkLoop(queue, clock, "test", Duration.ofMinutes(1), signal);
            Job job = WorkJobs.job(check, engine, signal::give);
            assertThatThrownBy(() -> search(engine)).as("no index yet").isInstanceOf(SearchUnavailableException.class);
            job.body().run(new JobRun(job.name(), 1, ""));
            assertThat(search(engine)).isZero();
            loop.start(List.of(
                    new IndexingHandler(desk, engine.writer(), 4),
                    new RecordIndexingHandler(
                            new RecordSource(caseFileDesk, desk),
                            new IndexedCaseFiles(Catalogue.load()),
                            engine.writer())));
            try {
                for (int i = 0; i < DOCUMENTS; i++) {
                    upload();
                }
                enterRecords(RECORDS);
                awaitEqual(engine);
                searchesSeeNoLessDuringARebuild(engine, job);
                whatDriftedIsMended(engine, job);
                aLostIndexIsFilledAgain(engine, job);
            } finally {
                loop.stop();
            }
        }
    }

    private void searchesSeeNoLessDuringARebuild(ElasticsearchSearchEngine engine, Job job) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger searches = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> people = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                people.add(threads.submit(() -> {
                    long most = 0;
                    while (going.get()) {
                        long found = search(engine);
                        assertThat(found).isGreaterThanOrEqualTo(Math.max(DOCUMENTS + RECORDS, most));
                        most = found;
                        searches.incrementAndGet();
                    }
                }));
            }
            people.add(threads.submit(() -> {
                for (int i = 0; i < 20; i++) {
                    upload();
                    enterRecords(1);
                    pause();
                }
                return true;
            }));
            engine.writer().beginRebuild();
            int before = searches.get();
            for (int tick = 0; tick < 300 && engine.rebuilding(); tick++) {
                Duration next = job.body().run(new JobRun(job.name(), 1, ""));
                assertThat(next).isPositive();
                pause();
            }
            assertThat(engine.rebuilding()).isFalse();
            people.getLast().get();
            going.set(false);
            for (Future<?> person : people) {
                person.get();
            }
            assertThat(searches.get()).as("searches during the rebuild").isGreaterThan(before);
        }
        awaitEqual(engine);
        assertThat(search(engine)).isEqualTo(uploaded.get());
    }

    /** In both directions. */
    private void whatDriftedIsMended(ElasticsearchSearchEngine engine, Job job) throws Exception {
        DocumentId unknown = DocumentId.random();
        engine.writer()
                .write(List.of(new IndexedDocument(
                        unknown,
                        3,
                        Samples.HERE,
                        "general",
                        "other",
                        null,
                        "",
                        List.of(new IndexedPage(1, "trại giam")))));
        List<DocumentId> some = new ArrayList<>(documents().keySet()).subList(0, 3);
        List<DocumentId> records = new ArrayList<>(records().keySet()).subList(0, 3);
        for (List<DocumentId> ids : List.of(some, records)) {
            engine.writer().remove(ids.getFirst());
            engine.writer().write(List.of(newer(ids.getLast())));
        }
        Duration next = job.body().run(new JobRun(job.name(), 1, ""));
        assertThat(next).isEqualTo(Duration.ofMinutes(10));
        awaitEqual(engine);
        assertThat(job.body().run(new JobRun(job.name(), 1, ""))).as("drift 0").isEqualTo(Duration.ofDays(1));
    }

    private void aLostIndexIsFilledAgain(ElasticsearchSearchEngine engine, Job job) throws Exception {
        assertThat(job.urgent().getAsBoolean()).isFalse();
        deleteEverything();
        assertThatThrownBy(() -> search(engine)).isInstanceOf(SearchUnavailableException.class);
        upload();
        assertThat(job.urgent().getAsBoolean()).as("asked every ten seconds").isTrue();
        Duration next = job.body().run(new JobRun(job.name(), 1, ""));
        assertThat(next).isLessThanOrEqualTo(Duration.ofMinutes(10));
        awaitEqual(engine);
        assertThat(job.body().run(new JobRun(job.name(), 1, ""))).as("drift 0").isEqualTo(Duration.ofDays(1));
        assertThat(search(engine)).isEqualTo(uploaded.get());
    }

    private static IndexedDocument newer(DocumentId id) {
        return new IndexedDocument(
                id, 9, Samples.THERE, "general", "other", null, "", List.of(new IndexedPage(1, "khác")));
    }

    private void upload() {
        String content = "tài liệu " + uploaded.incrementAndGet();
        DocumentId id = registry.register(
                        Samples.BOTH, Samples.registration(Samples.HERE, content), Samples.event(Action.UPLOADED))
                .id();
        desk.started(id, "text/plain", 2);
        desk.savePage(Samples.digest(content), Samples.page(1, "trại giam " + content));
        desk.savePage(Samples.digest(content), Samples.page(2, "phạm nhân " + content));
        desk.completed(id, Samples.event(Action.READ_COMPLETED));
    }

    private void enterRecords(int number) {
        List<NewCaseFile> files = IntStream.range(0, number)
                .mapToObj(i -> CaseSamples.caseFile(
                        CaseSamples.PRISONER,
                        Samples.HERE,
                        CaseSamples.contents("Nguyễn Thị Trại Giam Ví Dụ " + i),
                        CaseSamples.standing("serving")))
                .toList();
        uploaded.addAndGet(caseFiles.openAll(
                Samples.HERE_ONLY,
                CaseSamples.mayEnter(CaseSamples.PRISONER, Samples.HERE),
                files,
                Samples.event(Action.RECORDS_IMPORTED)));
    }

    private Map<DocumentId, Long> documents() {
        Map<DocumentId, Long> versions = new TreeMap<>();
        desk.forEachSearchable(document -> versions.put(document.id(), document.version()));
        return versions;
    }

    private Map<DocumentId, Long> records() {
        Map<DocumentId, Long> versions = new TreeMap<>();
        caseFileDesk.forEachVersion((id, version) -> versions.put(RecordSource.entry(id), version));
        return versions;
    }

    private Map<DocumentId, Long> inRegistry() {
        Map<DocumentId, Long> versions = documents();
        versions.putAll(records());
        return versions;
    }

    private static Map<DocumentId, Long> inIndex(ElasticsearchSearchEngine engine) {
        List<DocumentId> ids = new ArrayList<>();
        engine.forEachDocument(ids::add);
        return new TreeMap<>(engine.versions(ids));
    }

    private void awaitEqual(ElasticsearchSearchEngine engine) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!inIndex(engine).equals(inRegistry()) && System.nanoTime() < deadline) {
            pause();
        }
        assertThat(inIndex(engine)).isEqualTo(inRegistry()).hasSize(uploaded.get());
    }

    private static void pause() throws InterruptedException {
        Thread.sleep(100);
    }

    private static long search(ElasticsearchSearchEngine engine) {
        return engine.search(
                        new SearchRequest(Samples.HERE_ONLY, QueryParser.parse("trại giam"), Filters.none(), 10, null))
                .total()
                .value();
    }

    private void deleteEverything() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int number = 1; number <= 2; number++) {
                URI index = URI.create(node.address() + "/rebuilt-v" + IndexDefinition.SCHEMA + "-00000" + number);
                HttpResponse<Void> unused = client.send(
                        HttpRequest.newBuilder(index).DELETE().build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }
}
