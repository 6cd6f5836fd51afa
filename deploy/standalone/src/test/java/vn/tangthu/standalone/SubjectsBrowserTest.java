package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Whether two records are about the same person, decided in a browser; and units that are found while they are typed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SubjectsBrowserTest {
    private final List<String> errors = new ArrayList<>();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private ServerProcess server;
    private Officers officers;
    private Page page;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = ServerProcess.start(data);
        ApiClient program = server.client("entry-officer", "TG-01");
        open(program, one, "Nguyễn Văn Ví Dụ", "05/06/1985", "12/2020/HSST");
        open(program, other, "VI DU NGUYEN VAN", "05/06/1986", "31/2023/HSST");
        officers = new Officers(server);
        page = officers.page("officer-1", "TG-01", "entry-officer");
        watch(page);
    }

    private void watch(Page watched) {
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                errors.add(message.text());
            }
        });
        watched.onPageError(errors::add);
    }

    private static void open(ApiClient program, UUID id, String name, String birth, String judgment) throws Exception {
        ApiClient.Answer answer =
                program.post("/api/records/prisoner", String.format(Locale.ROOT, """
                        {"id": "%s", "fields": {"full-name": "%s", "sex": "male", "birth-date": "%s",
                          "identity-number": ["001085000001"], "judgment-number": "%s"}}""", id, name, birth, judgment));
        assertThat(answer.status()).isEqualTo(201);
    }

    @AfterAll
    void stop() {
        officers.close();
        server.close();
    }

    @Test
    @Order(1)
    void aDuplicateIsComparedMergedAndTheMergeUndoneByKeyboard() {
        page.navigate(server.address() + "/records/" + one);
        page.locator("a[href$='/same-person']").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#proposals li")).hasCount(1);
        assertThat(page.locator("#proposals")).containsText("Cùng số giấy tờ hoặc mã số");
        assertThat(page.locator("#comparison tr.different")).containsText("05/06/1986");
        Browser.picture(page, "same-person");
        fits();
        Browser.phonePicture(page, "same-person-phone");
        page.setViewportSize(390, 844);
        assertThat(page.locator("#comparison td .word").first().boundingBox().height)
                .as("a name stands in one line on a phone")
                .isLessThan(40);
        page.evaluate("document.getElementById('comparison').scrollIntoView()");
        Browser.picture(page, "same-person-comparison-phone");
        page.setViewportSize(1280, 800);
        page.locator("#merge-reason").focus();
        page.keyboard().type("Cùng số định danh, đã đối chiếu căn cước");
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice.done")).containsText("cùng một đối tượng");
        assertThat(page.locator("#together li")).hasCount(1);
        assertThat(page.locator("#history")).containsText("officer-1");
        Browser.picture(page, "same-person-merged");
        fits();
        Browser.phonePicture(page, "same-person-merged-phone");
        page.locator(".notice.done button").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".notice.done")).containsText("Đã hoàn tác việc gộp");
        assertThat(page.locator("#proposals li")).hasCount(1);
        assertThat(page.locator("#history > ol > li")).hasCount(2);
        assertThat(page.locator("#history")).containsText("Hoàn tác ngay sau khi gộp.");
        Browser.picture(page, "same-person-undone");
    }

    @Test
    @Order(2)
    void whatIsNotTheSameIsSaidAndKeptInBothLanguages() {
        page.navigate(server.address() + "/records/" + one + "/same-person");
        page.fill("#apart-reason", "Hai anh em, đã đối chiếu vân tay");
        page.locator("#apart-reason").press("Enter");
        assertThat(page.locator(".notice.done")).containsText("sẽ không đề xuất lại");
        assertThat(page.locator("#proposals li")).hasCount(0);
        Browser.picture(page, "same-person-apart");
        page.click("details.menu summary");
        page.click("button[name=language][value=en]");
        page.navigate(server.address() + "/records/" + one + "/same-person?with=" + other);
        assertThat(page.locator("main")).containsText("Speaks for it");
        assertThat(page.content()).doesNotContain("??");
        Browser.picture(page, "same-person-english");
        page.click("details.menu summary");
        page.click("button[name=language][value=vi]");
    }

    @Test
    @Order(3)
    void unitsAreFoundWhileTheyAreTyped() {
        Page above = officers.page("officer-above", "BCA", "entry-officer", "analyst");
        watch(above);
        above.navigate(server.address() + "/records?category=prisoner");
        above.locator("#unit").focus();
        above.keyboard().type("trai giam so 1");
        assertThat(above.locator("#lookup li[aria-selected=true]")).containsText("Trại giam số 1");
        Browser.picture(above, "records-unit-lookup");
        above.setViewportSize(390, 844);
        above.waitForTimeout(200);
        Browser.picture(above, "records-unit-lookup-phone");
        above.setViewportSize(1280, 800);
        above.keyboard().press("Enter");
        assertThat(above.locator("#unit")).hasValue("Trại giam số 1 (TG-01)");
        above.keyboard().press("Enter");
        above.waitForURL(url -> url.contains("unit="));
        assertThat(above.locator("tbody tr")).hasCount(2);
        assertThat(above.locator("#unit")).hasValue("Trại giam số 1 (TG-01)");
        above.navigate(server.address() + "/records/todo");
        above.locator("#unit").focus();
        above.keyboard().type("tg-01");
        assertThat(above.locator("#lookup li[aria-selected=true]")).hasCount(1);
        above.keyboard().press("Enter");
        above.waitForURL(url -> url.contains("unit="));
        assertThat(above.locator("#unit")).hasValue("Trại giam số 1 (TG-01)");

        Page hanoi = officers.page("officer-hanoi", "CAT-01", "entry-officer");
        watch(hanoi);
        hanoi.navigate(server.address() + "/records/new/community.suspended");
        assertThat(hanoi.locator("#unit")).hasValue("Công an thành phố Hà Nội (CAT-01)");
        hanoi.locator("#unit").focus();
        hanoi.keyboard().press("Control+a");
        hanoi.keyboard().type("ba dinh");
        assertThat(hanoi.locator("#lookup li[aria-selected=true]")).containsText("phường Ba Đình");
        assertThat(hanoi.locator("#lookup")).not().containsText("quận Ba Đình");
        Browser.picture(hanoi, "records-keeper-lookup");
        hanoi.keyboard().press("Escape");
        hanoi.keyboard().press("Control+a");
        hanoi.keyboard().type("CAH-01-001");
        hanoi.fill("#f-full-name", "Nguyễn Văn Ví Dụ");
        hanoi.keyboard().press("Control+s");
        assertThat(hanoi.locator(".notice.error")).containsText("đơn vị kế thừa: Công an thành phố Hà Nội (CAT-01)");
        Browser.picture(hanoi, "records-keeper-ended");
        assertThat(errors).isEmpty();
    }

    private void fits() {
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        page.setViewportSize(1280, 800);
    }
}
