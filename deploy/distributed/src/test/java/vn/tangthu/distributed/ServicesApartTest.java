package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.ingest.tika.samples.SampleDocuments;
import vn.tangthu.s3servers.HttpGate;
import vn.tangthu.s3servers.Identity;

/** Two ingest and two search services in processes of their own, on one PostgreSQL over TLS, behind one origin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServicesApartTest {
    private static final Pattern PASSWORD = Pattern.compile("password \\(printed once\\):\\s+(\\S+)");

    private Site site;
    private Servers servers;
    private Proxy proxy;
    private ServiceRun ingest1;
    private ServiceRun ingest2;
    private ServiceRun search1;
    private ServiceRun search2;
    private Path identity;
    private String password;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = Site.make(folder);
        servers = Servers.start(site, 1);
        ServiceRun.Finished stores = ServiceRun.run(
                "prepare-stores",
                "--config",
                site.config("ingest-2", "ingest-2", servers.lines()).toString());
        assertThat(stores.code()).as(stores.output()).isZero();
        ServiceRun.Finished prepared = ServiceRun.run(
                "prepare-database", "--config", site.config("owner", "owner").toString());
        Matcher found = PASSWORD.matcher(prepared.output());
        assertThat(found.find()).as(prepared.output()).isTrue();
        password = found.group(1);
        identity = site.root.resolve("certs").resolve("proxy");
        ingest1 = begin("ingest-1");
        ingest2 = begin("ingest-2");
        search1 = begin("search-1").awaitReady();
        search2 = begin("search-2").awaitReady();
        ingest1.awaitReady();
        ingest2.awaitReady();
        proxy = Proxy.start(site, List.of(ingest1, ingest2), List.of(search1, search2));
    }

    private ServiceRun begin(String name) throws Exception {
        return ServiceRun.service(name.replaceAll("-\\d$", "-service"), site.config(name, name, servers.lines()));
    }

    @AfterAll
    void stop() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        for (ServiceRun service : new ServiceRun[] {ingest1, ingest2, search1, search2}) {
            if (service != null) {
                service.stop();
            }
        }
        servers.close();
        site.close();
    }

    @Test
    @Order(1)
    void whoSignsInAtOneIsSignedInAtAllAndSignedOutAtAll() throws Exception {
        Visitor person = new Visitor(identity, "");
        String here = search1.address();
        String there = ingest2.address();
        assertThat(Visitor.location(person.signIn(here, "admin", password))).doesNotContain("sign-in");
        assertThat(person.get(there + "/help").statusCode()).isEqualTo(200);
        assertThat(person.post(there, "/purpose", Map.of("code", "execution")).statusCode())
                .isLessThan(400);
        assertThat(person.post(there, "/administration/working-roles", Map.of()).statusCode())
                .isLessThan(400);
        // The purpose that was stated at one holds at the others.
        assertThat(person.get(search2.address() + "/search").statusCode()).isEqualTo(200);
        assertThat(person.get(ingest1.address() + "/upload").statusCode()).isEqualTo(200);
        assertThat(person.get(here + "/search").body()).contains("href=\"/upload\"", "href=\"/search\"");
        person.post(search2.address(), "/sign-out", Map.of());
        for (ServiceRun service : new ServiceRun[] {ingest1, ingest2, search1, search2}) {
            assertThat(Visitor.location(person.get(service.address() + "/help")))
                    .contains("/sign-in");
        }
    }

    @Test
    @Order(2)
    void theLockOutCountsOverAllServices() throws Exception {
        ServiceRun.Finished reset = command("reset-password", "--user", "admin");
        assertThat(reset.code()).as(reset.output()).isZero();
        Visitor guesser = new Visitor(identity, "");
        ServiceRun[] services = {ingest1, search1, ingest2, search2, ingest1};
        for (ServiceRun service : services) {
            guesser.signIn(service.address(), "admin", "wrong-" + service.pid());
        }
        password = reset.output().strip();
        guesser.signIn(search2.address(), "admin", password);
        assertThat(Visitor.location(guesser.get(search2.address() + "/help"))).contains("/sign-in");
        site.superuserAt("tangthu", "UPDATE accounts SET locked_until = NULL, failed_sign_ins = 0");
    }

    @Test
    @Order(3)
    void refusalsOfStrangersAreWrittenOnceAMinuteOverAllServices() throws Exception {
        long before = site.count("SELECT count(*) FROM audit_entries WHERE action = 'denied'");
        Visitor stranger = new Visitor(identity, "no-such-token");
        for (ServiceRun service : new ServiceRun[] {ingest1, ingest2, search1, search2}) {
            assertThat(stranger.get(service.address() + "/api/search?q=x").statusCode())
                    .isEqualTo(401);
        }
        assertThat(site.count("SELECT count(*) FROM audit_entries WHERE action = 'denied'") - before)
                .isEqualTo(1);
    }

    @Test
    @Order(4)
    void nobodyTalksToAServiceWithoutACertificateOfTheAuthority() throws Exception {
        Path other = site.root.resolve("strangers");
        Site.certs(other, "--part", "proxy", "--hosts", "localhost");
        Path theirs = other.resolve("certs").resolve("proxy");
        Files.copy(identity.resolve("ca.pem"), theirs.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        Visitor stranger = new Visitor(theirs, "");
        assertThatThrownBy(() -> stranger.get(search1.address() + "/api/health"))
                .isInstanceOf(IOException.class);
    }

    @Test
    @Order(4)
    void noPortIsOpenButTheEncryptedOne() throws Exception {
        HttpClient plain = HttpClient.newHttpClient();
        for (ServiceRun service : new ServiceRun[] {ingest1, ingest2, search1, search2}) {
            URI address = URI.create(service.address());
            assertThat(ListeningPorts.of(service.pid())).containsExactly(address.getPort());
            URI unencrypted = URI.create("http://" + address.getAuthority() + "/api/health");
            HttpResponse<String> answer =
                    plain.send(HttpRequest.newBuilder(unencrypted).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("requires TLS").doesNotContain("database");
        }
    }

    @Test
    @Order(4)
    void nobodyButTheProxySpeaksAsTheProxy() throws Exception {
        Map<String, String> forged = Map.of("X-Forwarded-For", "203.0.113.66");
        for (String part : List.of("ingest-2", "search-1", "postgres", "owner")) {
            Visitor other = new Visitor(site.root.resolve("certs").resolve(part), "");
            HttpResponse<String> answer = other.get(search1.address() + "/api/health", forged);
            assertThat(answer.statusCode()).as(part).isEqualTo(403);
            assertThat(answer.body()).contains("from the reverse proxy alone", "listen.proxy");
        }
        assertThat(new Visitor(identity, "")
                        .get(search1.address() + "/api/health", forged)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(5)
    void recurringJobsRunOnceOverAllServices() throws Exception {
        await(() -> count("SELECT run FROM recurring_jobs WHERE job = 'audit-anchors'") >= 1);
        long begun = System.nanoTime();
        long before = count("SELECT run FROM recurring_jobs WHERE job = 'audit-anchors'");
        site.superuserAt("tangthu", "UPDATE recurring_jobs SET due = now() - interval '1 hour' WHERE holder IS NULL");
        Thread.sleep(Duration.ofSeconds(22));
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(55).toNanos());
        // Both ingest processes asked at least twice, and the job was due once.
        assertThat(count("SELECT run FROM recurring_jobs WHERE job = 'audit-anchors'") - before)
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM recurring_jobs")).isGreaterThanOrEqualTo(4);
        assertThat(command("verify-audit").output()).contains("The trail is intact");
    }

    @Test
    @Order(6)
    void aSecondProcessOfTheSameNameIsRefused() throws Exception {
        Path config = site.config("ingest-1", "ingest-1", "work.folder: work-other");
        ServiceRun.Finished second = ServiceRun.run("ingest-service", "--config", config.toString());
        assertThat(second.output()).contains("A process named ingest-1 runs already");
        assertThat(second.code()).isEqualTo(1);
    }

    @Test
    @Order(7)
    void theSchemaIsNotChangedUnderRunningServices() throws Exception {
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '0.0.9'");
        ServiceRun.Finished prepared = ServiceRun.run(
                "prepare-database", "--config", site.config("owner", "owner").toString());
        assertThat(prepared.output()).contains("Services still work on this database");
        assertThat(prepared.code()).isEqualTo(1);
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '0.1.0'");
    }

    @Test
    @Order(8)
    void whatOneIngestServiceTakesInAnotherSearchServiceFinds() throws Exception {
        Visitor archivist = new Visitor(identity, token("archivist"));
        Visitor analyst = new Visitor(identity, token("analyst"));
        byte[] text = "Quyết định hoãn chấp hành án phạt tù, sầu riêng".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> uploaded = archivist.upload(ingest1.address(), "quyet-dinh.txt", text);
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        assertThat(uploaded.body()).contains("medium-1", "medium-2");
        String id = archivist.id(uploaded);
        await(() -> count("SELECT count(*) FROM documents WHERE state = 'SEARCHABLE' AND id = '" + id + "'") == 1);
        for (ServiceRun service : new ServiceRun[] {search1, search2}) {
            String query = "/api/search?q=" + Visitor.encode("sau rieng");
            assertThat(analyst.get(service.address() + query).body()).contains(id);
            assertThat(analyst.get(service.address() + "/api/documents/" + id + "/original")
                            .body())
                    .contains("sầu riêng");
        }
    }

    @Test
    @Order(9)
    void peopleSeeOneOriginWhoeverAnswers() throws Exception {
        String origin = proxy.address();
        Visitor person = new Visitor(identity, "");
        person.signIn(origin, "admin", password);
        String changed = "mot cau rat dai de nho";
        person.post(origin, "/password", Map.of("current", password, "wanted", changed, "repeated", changed));
        person.post(origin, "/purpose", Map.of("code", "execution"));
        for (String page : List.of(
                "/search",
                "/figures",
                "/upload",
                "/documents",
                "/records",
                "/records/todo",
                "/records/figures",
                "/system",
                "/audit",
                "/accounts")) {
            assertThat(person.get(origin + page).statusCode()).as(page).isEqualTo(200);
        }
        HttpResponse<String> uploaded = person.upload(
                origin, "ban-an.txt", "Bản án hình sự sơ thẩm, măng cụt".getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        String id = person.id(uploaded);
        await(() -> count("SELECT count(*) FROM documents WHERE state = 'SEARCHABLE' AND id = '" + id + "'") == 1);
        String document = "/api/documents/" + id;
        for (String path : List.of(
                "/api/search?q=mang",
                "/view/" + id + "?q=mang",
                "/documents/" + id,
                "/documents/" + id + "/receipt",
                document,
                document + "/history",
                document + "/hits?q=mang",
                document + "/pages/1/words",
                document + "/pages/1/image",
                document + "/original")) {
            assertThat(person.get(origin + path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(Visitor.location(person.get(origin + "/"))).startsWith("/");
        assertThat(person.get(origin + "/no-such-page").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(10)
    void storesThatAreNotTheseStoresAreRefusedWithASentence() throws Exception {
        refused("store.installation: another", "another");
        refused("store.first.bucket: nowhere", "nowhere");
        site.secret("guessed", "access-key=guessed\nsecret-key=guessed-wrong");
        refused("store.first.credentials-file: guessed", "medium-1");
    }

    @Test
    @Order(10)
    void whatTheStoresGuaranteeIsSaidInWords() throws Exception {
        ServiceRun.Finished check = command("check-store");
        assertThat(check.output()).contains("medium-1", "medium-2", "[có / yes]", "read after write", "Kết luận");
        assertThat(check.code()).isZero();
        Path wrong = site.secret("no-custodian", "access-key=nobody\nsecret-key=guessed-wrong");
        ServiceRun.Finished refused = command("check-store", "--second-keys", wrong.toString());
        assertThat(refused.output()).contains("read after write").doesNotContain("guessed-wrong");
        assertThat(refused.code()).isEqualTo(1);
    }

    @Test
    @Order(10)
    void anElasticsearchOfAnotherAuthorityIsRefusedWithASentence() throws Exception {
        Identity theirs = Servers.identity(site.root.resolve("elsewhere"), "es-1");
        Identity ours = Servers.identity(site.root, "es-front");
        try (HttpGate front = HttpGate.mutual(servers.node(), theirs, ours.authority())) {
            refused("search.addresses: \"" + front.endpoint() + "\"", "cannot be verified");
        }
        try (HttpGate front = HttpGate.mutual(servers.node(), ours, theirs.authority())) {
            refused("search.addresses: \"" + front.endpoint() + "\"", "it does not accept ours");
        }
        HttpGate.Fault asking =
                (call, onward) -> "ApiKey right".equals(call.headers().getFirst("Authorization"))
                        ? onward.send(call)
                        : HttpGate.Answer.of(401);
        try (HttpGate front = HttpGate.mutual(servers.node(), ours, ours.authority())) {
            front.set(asking);
            site.secret("api-key", "guessed-wrong");
            refused("search.addresses: \"" + front.endpoint() + "\"\nsearch.api-key-file: api-key", "the API key in");
        }
    }

    @Test
    @Order(10)
    void anIndexOfANewerSchemaIsRefusedWithASentence() throws Exception {
        HttpRequest index = HttpRequest.newBuilder(servers.node().resolve("/newer-v99-000001"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"aliases\": {\"newer\": {}}, \"mappings\": {\"_meta\": {\"schema\": 99}}}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> made = client.send(index, HttpResponse.BodyHandlers.ofString());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        }
        refused("search.index: newer", "The search index belongs to a newer version (schema 99");
    }

    private void refused(String line, String expected) throws Exception {
        List<String> lines = new ArrayList<>(List.of(servers.lines()));
        lines.removeIf(usual -> usual.startsWith(line.substring(0, line.indexOf(':') + 1)));
        lines.add(line);
        Path config = site.config("search-3", "search-1", lines.toArray(String[]::new));
        ServiceRun.Finished run = ServiceRun.run("search-service", "--config", config.toString());
        assertThat(run.output()).contains(expected).doesNotContain("guessed-wrong", "\tat ");
        assertThat(run.output().lines()).as(run.output()).hasSizeBetween(1, 4);
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    @Order(11)
    void theIndexIsRebuiltOnDemandWhilePeopleSearch() throws Exception {
        String id = stored("Lệnh truy nã, thanh long");
        Visitor analyst = new Visitor(identity, token("analyst"));
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicInteger searches = new AtomicInteger();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            // Nobody looks after the new index until it has been asked for twice.
            site.superuserAt(
                    "tangthu",
                    "UPDATE recurring_jobs SET holder = 'test', run = run + 1, leased_until = now() + interval '1 hour'"
                            + " WHERE job = 'index-check'");
            Future<Boolean> person = threads.submit(() -> {
                while (going.get()) {
                    HttpResponse<String> found =
                            analyst.get(proxy.address() + "/api/search?q=" + Visitor.encode("thanh long"));
                    assertThat(found.body()).contains(id);
                    searches.incrementAndGet();
                    Thread.sleep(50);
                }
                return true;
            });
            ServiceRun.Finished begun = command("rebuild-index");
            assertThat(begun.output()).contains("Đã bắt đầu một chỉ mục mới", "A new index has been begun");
            assertThat(begun.code()).isZero();
            ServiceRun.Finished second = command("rebuild-index");
            assertThat(second.output()).contains("is being rebuilt already: the new one has 0 of ");
            assertThat(second.code()).isEqualTo(1);
            int before = searches.get();
            site.superuserAt(
                    "tangthu",
                    "UPDATE recurring_jobs SET holder = NULL, leased_until = NULL WHERE job = 'index-check'");
            await(() -> IndexDrift.status(servers.node(), "/_alias/tangthu-building") == 404);
            assertThat(searches.get()).isGreaterThan(before);
            going.set(false);
            assertThat(person.get()).isTrue();
        } finally {
            going.set(false);
        }
        assertThat(new IndexDrift(site, servers.node()).findings()).isEmpty();
        assertThat(count("SELECT count(*) FROM audit_entries WHERE action = 'index-rebuild-asked'"))
                .isEqualTo(1);
    }

    /** Uploads a text and waits until it can be found. */
    private String stored(String text) throws Exception {
        Visitor archivist = new Visitor(identity, token("archivist"));
        String id =
                archivist.id(archivist.upload(ingest1.address(), "van-ban.txt", text.getBytes(StandardCharsets.UTF_8)));
        await(() -> count("SELECT count(*) FROM documents WHERE state = 'SEARCHABLE' AND id = '" + id + "'") == 1);
        return id;
    }

    @Test
    @Order(12)
    void workOfAKilledIngestServiceIsDoneByTheOther() throws Exception {
        Visitor archivist = new Visitor(identity, token("archivist"));
        List<String> ids = new ArrayList<>();
        byte[] scan = SampleDocuments.circular(4, 7).scannedPdf();
        for (int i = 0; i < 4; i++) {
            byte[] content = i % 2 == 0 ? scan : ("Văn bản số " + i).getBytes(StandardCharsets.UTF_8);
            ids.add(archivist.id(
                    archivist.upload(ingest1.address(), "tai-lieu-" + i + (i % 2 == 0 ? ".pdf" : ".txt"), content)));
        }
        await(() -> count("SELECT count(*) FROM work WHERE kind = 'READ' AND worker = 'ingest-1'") >= 1);
        ingest1.kill();
        assertThat(new Visitor(identity, token("archivist"))
                        .get(proxy.address() + "/api/documents/" + ids.getFirst())
                        .statusCode())
                .as("the other ingest service answers")
                .isEqualTo(200);
        assertThat(count("SELECT count(*) FROM work WHERE kind = 'READ'")).isPositive();
        for (String id : ids) {
            await(() -> count("SELECT count(*) FROM documents WHERE state = 'SEARCHABLE' AND id = '" + id + "'") == 1);
        }
        assertThat(count("SELECT count(*) FROM work")).isZero();
        ingest1 = begin("ingest-1").awaitReady();
    }

    @Test
    @Order(13)
    void aServiceWhoseDatabaseIsPreparedForAnotherVersionMeanwhileEnds() throws Exception {
        site.superuserAt("tangthu", "UPDATE installation SET product_version = '9.9'");
        site.superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'tangthu_app'");
        assertThat(search2.awaitEnd()).isEqualTo(1);
        assertThat(search2.output()).contains("The database is prepared for version 9.9");
        assertThat(ingest2.awaitEnd()).isEqualTo(1);
    }

    private String token(String role) throws Exception {
        ServiceRun.Finished finished = command("token", "--role", role);
        return finished.output()
                .lines()
                .filter(line -> line.startsWith("tangthu_"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(finished.output()));
    }

    private ServiceRun.Finished command(String command, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of(command, "--config", site.root.resolve("ingest-2.yaml").toString()));
        arguments.addAll(List.of(options));
        return ServiceRun.run(arguments.toArray(String[]::new));
    }

    private long count(String sql) {
        try {
            return site.count(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come to pass");
            }
            Thread.sleep(100);
        }
    }
}
