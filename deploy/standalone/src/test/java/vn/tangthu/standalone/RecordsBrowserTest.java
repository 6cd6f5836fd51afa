package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import vn.tangthu.wiring.FirstAdministrator;

/** A prison's officers at their daily work: records entered by keyboard, events, scans, two people on one record. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordsBrowserTest {
    private static final String PASSWORD = "mot cau dai de nho";
    private static final Pattern RECORD = Pattern.compile(".*/records/[0-9a-f-]{36}$");

    private final List<String> errors = new ArrayList<>();
    private ServerProcess server;
    private Browser browser;
    private Page page;
    private Page other;
    private String record = "";

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        server = ServerProcess.start(data);
        browser = new Browser();
        page = browser.desktop();
        page.setDefaultTimeout(20_000);
        Session.signIn(page, server.address(), FirstAdministrator.NAME, server.adminPassword());
        String one = account("officer-1", "TG-01");
        String two = account("officer-2", "TG-01");
        page.context().close();
        page = officer("officer-1", one);
        other = officer("officer-2", two);
        for (Page watched : List.of(page, other)) {
            watched.onConsoleMessage(message -> {
                // A refusal is told by its status, which the browser notes by itself.
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    errors.add(message.text());
                }
            });
            watched.onPageError(errors::add);
        }
    }

    @AfterAll
    void stop() throws Exception {
        browser.close();
        server.close();
    }

    private String account(String name, String unit) {
        page.navigate(server.address() + "/accounts/new");
        page.fill("#username", name);
        page.fill("#displayName", "Cán bộ " + name + " (hư cấu)");
        page.selectOption("#unit", unit);
        page.check("input[name=roles][value=entry-officer]");
        page.click("main form button.primary");
        return page.locator("#secret").innerText();
    }

    /** Signs in with the issued password, sets an own one and states a purpose. */
    private Page officer(String name, String issued) {
        BrowserContext context = browser.context(1280, 800, ColorScheme.LIGHT);
        Page signedIn = context.newPage();
        signedIn.setDefaultTimeout(20_000);
        signedIn.navigate(server.address() + "/");
        signedIn.fill("#username", name);
        signedIn.fill("#password", issued);
        signedIn.click("main form button.primary");
        signedIn.fill("#current", issued);
        signedIn.fill("#wanted", PASSWORD);
        signedIn.fill("#repeated", PASSWORD);
        signedIn.click("main form button.primary");
        signedIn.navigate(server.address() + "/records/new");
        signedIn.check("input[name=code][value=entry]");
        signedIn.click("main form button.primary");
        assertThat(signedIn.locator("h1")).isVisible();
        return signedIn;
    }

    @Test
    @Order(1)
    void categoriesWithoutAuthorityAreGreyedAndRefusedWithTheirClause() {
        page.navigate(server.address() + "/records/new");
        assertThat(page.locator("a.category")).hasCount(1);
        assertThat(page.locator(".category.refused").first()).containsText("TT Điều 6.2");
        Browser.picture(page, "records-new");
        Browser.phonePicture(page, "records-new-phone");
        page.navigate(server.address() + "/records/new/expulsion");
        assertThat(page.locator("main")).containsText("TT Điều 6.2.b");
        Browser.picture(page, "records-refused");
    }

    @Test
    @Order(2)
    void aPrisonerIsEnteredByKeyboardAlone() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("f.full-name", "Nguyễn Văn Ví Dụ");
        values.put("f.other-names", "Ví \"Con\"");
        values.put("f.sex", "nam");
        values.put("f.birth-date", "5/6/1985");
        values.put("f.home-province", "ha noi");
        values.put("f.residence", "Số 1, đường Ví Dụ");
        values.put("f.nationality", "viet");
        values.put("f.ethnic-group", "kinh");
        values.put("f.identity-number", "001085000001");
        values.put("f.previous-convictions", "0");
        values.put("f.judgment-number", "12/2020/HSST");
        values.put("f.judgment-date", "5.6.2020");
        values.put("f.court", "Tòa án nhân dân tỉnh Ví Dụ");
        values.put("f.court-level", "so tham");
        values.put("f.offence", "trom cap");
        values.put("f.in-force-date", "6/7/2020");
        values.put("f.decision-number", "15/2020/QĐ-CA");
        values.put("f.decision-date", "20/7/2020");
        values.put("f.sentence", "1 năm 6 tháng");
        values.put("f.begin-date", "1/2/2020");
        page.navigate(server.address() + "/records/new");
        page.locator("a.category").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#f-full-name")).isFocused();
        Browser.picture(page, "records-entry-empty");
        Browser.phonePicture(page, "records-entry-empty-phone");
        List<String> visited = new ArrayList<>();
        for (int i = 0; i < 120 && !focused("name").equals("eventType"); i++) {
            String name = focused("name");
            String value = visited.contains(name) ? null : values.get(name);
            visited.add(name);
            if (value != null) {
                page.keyboard().type(value);
                if (!focused("data-lookup").isEmpty()) {
                    assertThat(page.locator("#lookup li[aria-selected=true]")).hasCount(1);
                    if (name.equals("f.offence")) {
                        Browser.picture(page, "records-lookup");
                    }
                }
            }
            // In several lines Enter is a new line.
            boolean lines = (Boolean) page.evaluate("document.activeElement.tagName === 'TEXTAREA'");
            page.keyboard().press(lines ? "Tab" : "Enter");
        }
        assertThat(visited).containsAll(values.keySet());
        assertThat(page.locator("#f-judgment-date")).hasValue("05/06/2020");
        assertThat(page.locator("#f-offence")).hasValue("Trộm cắp tài sản");
        assertThat(page.locator("#draft-status")).containsText("Đã lưu nháp");
        Browser.picture(page, "records-entry-filled");
        for (int i = 0; i < 60 && !page.locator("#event-type").inputValue().equals("reception"); i++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator(".event-block input[name$='.date']")).isFocused();
        page.keyboard().type("1/1/2099");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#problems")).containsText("Ngày này chưa đến");
        assertThat(page.locator(".event-block input[name$='.date']")).isFocused();
        Browser.picture(page, "records-entry-wrong");
        Browser.phonePicture(page, "records-entry-wrong-phone");
        page.keyboard().press("Control+a");
        page.keyboard().type("1/8/2020");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        record = page.url();
        assertThat(page.locator("h1")).hasText("Nguyễn Văn Ví Dụ");
        assertThat(page.locator(".timeline")).containsText("01/08/2020");
        assertThat(page.locator(".record-head")).containsText("Đang chấp hành");
        Browser.picture(page, "record");
        Browser.phonePicture(page, "record-phone");
    }

    private String focused(String attribute) {
        return String.valueOf(page.evaluate("name => document.activeElement.getAttribute(name) ?? ''", attribute));
    }

    @Test
    @Order(3)
    void eventsFollowOneAnotherAndWhatCannotBeIsSaidBesideTheField() {
        page.navigate(record);
        page.keyboard().press("Alt+n");
        for (int i = 0; i < 30 && !focused("href").contains("type=classification"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Enter");
        assertThat(page.locator("input[name$='.date']")).isFocused();
        // Before the script of the form is there, Enter sends it.
        page.waitForLoadState();
        page.keyboard().type("30/9/2019");
        page.keyboard().press("Enter");
        page.keyboard().type("quy");
        assertThat(page.locator("#lookup li[aria-selected=true]")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().type("kha");
        assertThat(page.locator("#lookup li[aria-selected=true]")).hasCount(1);
        page.keyboard().press("Tab");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#problems")).containsText("không thể xảy ra khi đang");
        Browser.picture(page, "record-event-wrong");
        page.locator("input[name$='.date']").focus();
        page.keyboard().press("Control+a");
        page.keyboard().type("30092020");
        page.keyboard().press("Tab");
        page.fill("input[name$='.date']", "30/09/2020");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        page.click(".chips a[href*='type=release']");
        page.fill("input[name$='.date']", "31/07/2021");
        page.fill("input[name$='.certificate']", "07/GCN-TG01");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        assertThat(page.locator(".timeline > li")).hasCount(3);
        assertThat(page.locator(".record-head")).containsText("Đã chấp hành xong");
        Browser.picture(page, "record-released");
    }

    @Test
    @Order(4)
    void aScanIsUploadedIntoTheRecordAndOpensInTheViewer() {
        page.navigate(record + "?attach=judgment#attach");
        page.fill("#attach-number", "12/2020/HSST");
        page.fill("#attach-date", "05/06/2020");
        page.setInputFiles(
                "#attach-file",
                new FilePayload(
                        "ban-an.pdf",
                        "application/pdf",
                        SampleDocuments.of("BẢN ÁN\nSố: 12/2020/HSST\nNguyễn Văn Ví Dụ", 7)
                                .scannedPdf()));
        assertThat(page.locator(".papers-list li")).hasCount(1);
        assertThat(page.locator(".papers-list")).containsText("12/2020/HSST");
        for (int i = 0; i < 200 && page.locator("a.thumb img").count() == 0; i++) {
            page.waitForTimeout(300);
            page.reload();
        }
        page.locator("#documents").scrollIntoViewIfNeeded();
        assertThat(page.locator("a.thumb img")).not().hasJSProperty("naturalWidth", 0);
        Browser.picture(page, "record-documents");
        page.fill("#attach-q", "12/2020/HSST");
        assertThat(page.locator("#candidates li")).hasCount(1, new HasCountOptions().setTimeout(30_000));
        assertThat(page.locator("#candidates .badge")).hasText("Đã gắn");
        Browser.picture(page, "record-candidates");
        page.click("a.thumb");
        assertThat(page.locator("#page-image")).not().hasJSProperty("naturalWidth", 0);
    }

    @Test
    @Order(5)
    void twoOfficersOnOneRecordChooseWhatIsKept() {
        page.navigate(record + "/edit");
        other.navigate(record + "/edit");
        page.fill("#f-occupation", "Làm ruộng");
        page.fill("#f-religion", "Phật giáo");
        page.fill("#reason", "Theo lý lịch");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        other.fill("#f-occupation", "Thợ xây");
        other.fill("#f-birth-place", "Xã Ví Dụ, tỉnh Ví Dụ");
        other.fill("#reason", "Theo bản án");
        other.keyboard().press("Control+s");
        assertThat(other.locator("table.conflict")).containsText("Làm ruộng");
        assertThat(other.locator("table.conflict")).containsText("Thợ xây");
        assertThat(other.locator("ul.others")).containsText("officer-1");
        Browser.picture(other, "record-conflict");
        Browser.phonePicture(other, "record-conflict-phone");
        other.check("input[value=mine]");
        other.click("form .actions button.primary");
        other.waitForURL(RECORD);
        assertThat(other.locator("main")).containsText("Thợ xây");
        assertThat(other.locator("main")).containsText("Phật giáo");
        assertThat(other.locator("main")).containsText("Xã Ví Dụ, tỉnh Ví Dụ");
    }

    @Test
    @Order(6)
    void versionsAreCompared() {
        page.navigate(record + "/versions");
        Browser.picture(page, "record-versions");
        page.locator("input[name=a]").last().check();
        page.locator("input[name=b]").first().check();
        page.click(".pager button");
        assertThat(page.locator("table.compare")).containsText("Trả tự do");
        assertThat(page.locator("table.compare ins").first()).isVisible();
        Browser.picture(page, "record-compare");
        Browser.phonePicture(page, "record-compare-phone");
        page.navigate(record + "/viewers");
        assertThat(page.locator("table")).containsText("officer-2");
        Browser.picture(page, "record-viewers");
    }

    @Test
    @Order(7)
    void aDraftSurvivesAReloadAndAnotherDay() {
        page.navigate(server.address() + "/records/new/prisoner");
        page.fill("#f-full-name", "Trần Thị Nháp");
        page.fill("#f-birth-date", "32/1/1990");
        page.keyboard().press("Tab");
        assertThat(page.locator("[data-input='f.birth-date'] .problem")).containsText("Không phải ngày");
        assertThat(page.locator("#draft-status")).containsText("Đã lưu nháp");
        Browser.picture(page, "records-live-problem");
        page.locator("#f-other-names").focus();
        page.keyboard().type("Gõ dở");
        // Left at once: what was typed last is kept all the same.
        page.navigate(server.address() + "/records/drafts");
        page.locator("tbody a").first().click();
        assertThat(page.locator("#f-full-name")).hasValue("Trần Thị Nháp");
        assertThat(page.locator("#f-other-names")).hasValue("Gõ dở");
        page.reload();
        assertThat(page.locator("#f-full-name")).hasValue("Trần Thị Nháp");
        assertThat(page.locator("main .notice.info")).containsText("bản nháp bạn gõ lúc");
        page.navigate(server.address() + "/records/drafts");
        Browser.picture(page, "records-drafts");
    }

    @Test
    @Order(8)
    void listsAndWorkToDoFitTheScreenOfAPhoneToo() {
        for (String path : List.of("records", "records/todo", "records/figures", "records/new", "records/drafts")) {
            page.navigate(server.address() + "/" + path);
            assertThat(page.content()).as(path).doesNotContain("??");
            Browser.picture(page, path.replace('/', '-') + "-list");
            fits(path);
            Browser.phonePicture(page, path.replace('/', '-') + "-list-phone");
        }
        for (String path : List.of("", "/edit", "/versions", "/viewers", "/events/new?type=classification")) {
            page.navigate(record + path);
            if (!path.contains("events")) {
                assertThat(page.content()).as(path).doesNotContain("??");
            }
            fits(path);
        }
        page.click("details.menu summary");
        page.click("button[name=language][value=en]");
        page.navigate(record);
        assertThat(page.locator("main")).containsText("Timeline");
        assertThat(page.content()).doesNotContain("??");
        Browser.picture(page, "record-english");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator(".source")).containsText("officer-1");
        Browser.picture(page, "record-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
        assertThat(errors).isEmpty();
    }

    private void fits(String what) {
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits a phone", what)
                .isTrue();
        page.setViewportSize(1280, 800);
    }
}
