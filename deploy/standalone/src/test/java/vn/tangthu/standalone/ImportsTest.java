package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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

    /** One program for all of it, since its start takes longest. */
    @Test
    void whatIsWrongIsNamedByRowAndColumnAndComesBackToBeCorrected(@TempDir Path data) throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            ApiClient officer = new ApiClient(server.address(), server.token("entry-officer", "TG-01"));
            badCells(officer);
            oldEncodings(officer);
            unitsAboveWithoutAuthority(server, officer);
            pausedItWaits(officer, server.client("entry-officer", "C10"));
            formulas(officer);
        }
    }

    private static void badCells(ApiClient officer) throws Exception {
        String text = """
                full-name,sex,birth-date,residence,judgment-number,judgment-date,record.unit
                Nguyễn Văn Ví Dụ 😀,nam,1980,Xã Ví Dụ,1/2020/HSST,12/03/2020,
                %s,nam,1980,Xã Ví Dụ,2/2020/HSST,12/03/2020,
                Trần Thị Ví Dụ,nữ,31/02/1980,a\u0001b,3/2020/HSST,12/03/2020,
                Lê Văn Ví Dụ,nam,05/06/2021,Xã Ví Dụ,4/2020/HSST,12/03/2020,
                Lý Văn Ví Dụ,nam,1980,Xã Ví Dụ,5/2020/HSST,12/03/2020,TG-02
                Đỗ Văn Ví Dụ,nam,1980,Xã Ví Dụ,6/2020/HSST,12/03/2020,TG-01
                """.replace("%s", "x".repeat(10_000));
        String id = officer.importFile("lỗi.csv", text.getBytes(StandardCharsets.UTF_8), "prisoner")
                .text("id");
        ApiClient.Answer checked = await(officer, id, "CHECKED");
        assertThat(count(checked, "checked", "good")).isEqualTo(1);
        Set<String> found = new TreeSet<>();
        for (JsonNode reason : checked.json().path("reasons")) {
            for (JsonNode row : reason.path("examples")) {
                found.add(reason.path("column").asString() + row.asInt() + " "
                        + reason.path("code").asString());
            }
        }
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "A2 bad-value",
                        "A3 bad-value",
                        "C4 bad-value",
                        "D4 bad-value",
                        "F5 before-other-date",
                        "G6 unit-unknown");
        assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
        await(officer, id, "DONE");

        String back = new String(
                officer.get("/api/imports/" + id + "/rejected?format=csv").body(), StandardCharsets.UTF_8);
        assertThat(back).contains("C: ").contains("Không phải ngày");
        String corrected = back.replace(" 😀", "")
                .replace("x".repeat(10_000), "Phan Văn Ví Dụ")
                .replace("31/02/1980", "28/02/1980")
                .replace("a\u0001b", "Xã Ví Dụ")
                .replace("05/06/2021", "05/06/1981")
                .replace("TG-02", "TG-01");
        String again = officer.importFile("lỗi-đã-sửa.csv", corrected.getBytes(StandardCharsets.UTF_8), "prisoner")
                .text("id");
        ApiClient.Answer good = await(officer, again, "CHECKED");
        assertThat(count(good, "checked", "good")).as(good.json().toString()).isEqualTo(5);
        assertThat(officer.post("/api/imports/" + again + "/confirm").status()).isEqualTo(200);
        assertThat(count(await(officer, again, "DONE"), "written", "good")).isEqualTo(5);
        assertThat(names(officer)).contains("Phan Văn Ví Dụ", "Đỗ Văn Ví Dụ").hasSize(6);
    }

    private static List<String> names(ApiClient officer) throws Exception {
        return new String(officer.get("/api/records/prisoner/export?format=csv").body(), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .flatMap(line -> Stream.of(line.split(","))
                        .filter(cell -> cell.endsWith("Văn Ví Dụ") || cell.endsWith("Thị Ví Dụ"))
                        .distinct())
                .toList();
    }

    /** The same two people in every encoding: only the first file brings them in. */
    private static void oldEncodings(ApiClient officer) throws Exception {
        String unicode = """
                Họ và tên;Giới tính;Ngày sinh;Số bản án;Nơi thường trú
                Nguyễn Văn Ví Dụ;Nữ;1980;12/2020/HSST;Xã Ví Dụ, tỉnh Ví Dụ
                Trần Thị Thử Nghiệm;Nữ;05/1981;13/2020/HSST;Phường Thử
                """;
        String tcvn3 = """
                Hä vµ tªn;Giíi tÝnh;Ngµy sinh;Sè b¶n ¸n;N¬i th\u00ADêng tró
                NguyÔn V¨n VÝ Dô;N÷;1980;12/2020/HSST;X· VÝ Dô, tØnh VÝ Dô
                TrÇn ThÞ Thö NghiÖm;N÷;05/1981;13/2020/HSST;Ph\u00ADêng Thö
                """;
        String vni = """
                Hoï vaø teân;Giôùi tính;Ngaøy sinh;Soá baûn aùn;Nôi thöôøng truù
                Nguyeãn Vaên Ví Duï;Nöõ;1980;12/2020/HSST;Xaõ Ví Duï, tænh Ví Duï
                Traàn Thò Thöû Nghieäm;Nöõ;05/1981;13/2020/HSST;Phöôøng Thöû
                """;
        Charset windows = Charset.forName("windows-1252");
        encoded(officer, tcvn3.getBytes(windows), "TCVN3", 2);
        encoded(officer, vni.getBytes(windows), "VNI", 0);
        encoded(officer, unicode.getBytes(StandardCharsets.UTF_8), "UTF-8", 0);
        encoded(
                officer,
                Normalizer.normalize(unicode, Normalizer.Form.NFD).getBytes(StandardCharsets.UTF_8),
                "UTF-8",
                0);
    }

    private static void encoded(ApiClient officer, byte[] file, String encoding, int good) throws Exception {
        String id = officer.importFile("cũ.csv", file, "prisoner").text("id");
        ApiClient.Answer checked = await(officer, id, "CHECKED");
        assertThat(checked.json().path("table").path("encoding").asString()).isEqualTo(encoding);
        assertThat(count(checked, "checked", "good"))
                .as("%s %s", encoding, checked.json())
                .isEqualTo(good);
        assertThat(count(checked, "checked", "same")).isEqualTo(2 - good);
        if (good > 0) {
            assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
            await(officer, id, "DONE");
        }
    }

    /** The department above sees the file, but has no authority over prisoners: what it orders uses nothing up. */
    private static void unitsAboveWithoutAuthority(ServerProcess server, ApiClient officer) throws Exception {
        String id = officer.importFile("chờ xác nhận.csv", rows(501, 503), "prisoner")
                .text("id");
        await(officer, id, "CHECKED");
        ApiClient above = server.client("entry-officer", "C10");
        assertThat(above.get("/api/imports/" + id).text("state")).isEqualTo("CHECKED");
        ApiClient.Answer refused = above.post("/api/imports/" + id + "/confirm");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("code")).isEqualTo("no-authority");
        assertThat(refused.text("clause")).contains("6.2.a");
        assertThat(officer.get("/api/imports/" + id).text("state")).isEqualTo("CHECKED");
        assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
        assertThat(count(await(officer, id, "DONE"), "written", "good")).isEqualTo(3);
    }

    /** The same import again and again: paused wherever it is, it goes on to the last row. */
    private static void pausedItWaits(ApiClient officer, ApiClient above) throws Exception {
        int rows = 12_000;
        String id = officer.importFile("dài.csv", rows(1001, 1000 + rows), "prisoner")
                .text("id");
        int good = count(await(officer, id, "CHECKED"), "checked", "good");
        assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
        assertThat(officer.post("/api/imports/" + id + "/pause").status()).isEqualTo(200);
        ApiClient.Answer paused = await(officer, id, "PAUSED");
        int done = paused.json().path("done").asInt();
        Thread.sleep(1500);
        assertThat(officer.get("/api/imports/" + id).json().path("done").asInt())
                .as("nothing is written while it is paused")
                .isEqualTo(done)
                .isLessThan(rows);
        ApiClient.Answer refused = above.post("/api/imports/" + id + "/resume");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("clause")).contains("6.2.a");
        assertThat(officer.get("/api/imports/" + id).text("state")).isEqualTo("PAUSED");
        assertThat(officer.post("/api/imports/" + id + "/resume").status()).isEqualTo(200);
        ApiClient.Answer ended = await(officer, id, "DONE");
        assertThat(count(ended, "written", "good")).isEqualTo(good);
        assertThat(count(ended, "written", "same")).isZero();
    }

    private static void formulas(ApiClient officer) throws Exception {
        String text = """
                full-name,sex,birth-date,judgment-number,note
                Võ Văn Ví Dụ,nam,1980,99/2020/HSST,"=HYPERLINK(""http://vi.du"")"
                """;
        String id = officer.importFile("công thức.csv", text.getBytes(StandardCharsets.UTF_8), "prisoner")
                .text("id");
        assertThat(count(await(officer, id, "CHECKED"), "checked", "good")).isEqualTo(1);
        assertThat(officer.post("/api/imports/" + id + "/confirm").status()).isEqualTo(200);
        await(officer, id, "DONE");
        String list = new String(
                officer.get("/api/records/prisoner/export?format=csv").body(), StandardCharsets.UTF_8);
        assertThat(list).contains("'=HYPERLINK").doesNotContain("\"=HYPERLINK").doesNotContain(",=HYPERLINK");
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
