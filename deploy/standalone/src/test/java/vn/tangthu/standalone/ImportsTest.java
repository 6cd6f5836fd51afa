package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports through the API of the running program, also when it is killed in the middle. */
class ImportsTest {
    private static final String HEADINGS =
            "full-name,sex,birth-date,residence,judgment-number,judgment-date,decision-number\r\n";

    private static byte[] rows(int from, int to) {
        StringBuilder text = new StringBuilder(HEADINGS);
        for (int i = from; i <= to; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "Nguyễn Văn Ví Dụ %d,nam,%s,Xã Ví Dụ,%d/2020/HSST,12/03/2020,%d/2020/QĐ%n",
                    i,
                    i % 1000 == 0 ? "31/02/1980" : "05/06/1980",
                    i,
                    i));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ApiClient.Answer await(ApiClient client, String id, String state) throws Exception {
        long deadline = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (true) {
            ApiClient.Answer answer = client.get("/api/imports/" + id);
            if (answer.status() == 200 && answer.text("state").equals(state)) {
                return answer;
            }
            assertThat(answer.text("state")).isNotEqualTo("FAILED");
            assertThat(System.nanoTime()).as(answer.json().toString()).isLessThan(deadline);
            Thread.sleep(50);
        }
    }

    private static int count(ApiClient.Answer answer, String pass, String what) {
        return answer.json().path(pass).path(what).asInt();
    }

    @Test
    void killedInTheMiddleItGoesOnAndWritesEveryRowOnce(@TempDir Path data) throws Exception {
        int rows = 20_000;
        String id;
        String token;
        ServerProcess server = ServerProcess.start(data);
        try {
            token = server.token("entry-officer", "TG-01");
            ApiClient officer = new ApiClient(server.address(), token);
            id = officer.importFile("danh sách.csv", rows(1, rows), "prisoner").text("id");
            ApiClient.Answer checked = await(officer, id, "CHECKED");
            assertThat(count(checked, "checked", "good")).isEqualTo(rows - rows / 1000);
            assertThat(count(checked, "checked", "bad")).isEqualTo(rows / 1000);
            assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
            while (officer.get("/api/imports/" + id).json().path("done").asInt() == 0) {
                Thread.sleep(5);
            }
        } finally {
            server.kill();
        }
        try (ServerProcess again = ServerProcess.start(data)) {
            ApiClient officer = new ApiClient(again.address(), token);
            ApiClient.Answer done = await(officer, id, "DONE");
            assertThat(count(done, "written", "good")).isEqualTo(rows - rows / 1000);
            assertThat(count(done, "written", "same")).isZero();
            assertThat(count(done, "written", "bad")).isEqualTo(rows / 1000);
            byte[] list = officer.get("/api/records/prisoner/export?format=csv").body();
            assertThat(new String(list, StandardCharsets.UTF_8).lines().distinct())
                    .hasSize(1 + rows - rows / 1000);
            byte[] rejected =
                    officer.get("/api/imports/" + id + "/rejected?format=csv").body();
            assertThat(new String(rejected, StandardCharsets.UTF_8).lines()).hasSize(1 + rows / 1000);

            String second = officer.importFile("danh sách.csv", rows(1, rows), "prisoner")
                    .text("id");
            ApiClient.Answer same = await(officer, second, "CHECKED");
            assertThat(count(same, "checked", "good")).isZero();
            assertThat(count(same, "checked", "same")).isEqualTo(rows - rows / 1000);
            assertThat(officer.post("/api/imports/" + second + "/confirm").text("code"))
                    .isEqualTo("nothing-to-import");
            foreignersAndFools(again, officer, id);
        }
        assertThat(ServerProcess.run("verify-audit", "--data", data.toString()).code())
                .isZero();
    }

    private static void foreignersAndFools(ServerProcess server, ApiClient officer, String id) throws Exception {
        ApiClient other = server.client("entry-officer", "TG-02");
        assertThat(other.get("/api/imports/" + id).text("code")).isEqualTo("import-not-found");
        assertThat(other.get("/api/imports/" + id + "/rejected").status()).isEqualTo(404);
        assertThat(other.post("/api/imports/" + id + "/cancel").status()).isEqualTo(404);
        assertThat(other.get("/api/imports").json().path("imports").size()).isZero();
        String exported =
                new String(other.get("/api/records/prisoner/export?format=csv").body(), StandardCharsets.UTF_8);
        assertThat(exported.lines()).hasSize(1);
        ApiClient school = server.client("entry-officer", "TGD-01");
        ApiClient.Answer refused = school.importFile("x.csv", rows(1, 2), "prisoner");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("no-authority");
        assertThat(refused.text("detail")).contains("6.2.a");
        assertThat(server.client("analyst")
                        .importFile("x.csv", rows(1, 2), "prisoner")
                        .status())
                .isEqualTo(403);
        assertThat(officer.importFile("x.csv", new byte[0], "prisoner").text("code"))
                .isEqualTo("empty-file");
        assertThat(officer.importFile("x.csv", rows(1, 2), "general").text("code"))
                .isEqualTo("category-unknown");
        assertThat(officer.post("/api/imports/" + id + "/pause").text("code")).isEqualTo("not-now");
        assertThat(officer.get("/api/imports/" + id + "/rejected?format=pdf").text("code"))
                .isEqualTo("format-unknown");
        assertThat(officer.get("/api/imports/template?category=prisoner").body())
                .as("a workbook")
                .startsWith('P', 'K');
        assertThat(officer.get("/api/imports/template?category=nothing").status())
                .isEqualTo(422);
    }
}
