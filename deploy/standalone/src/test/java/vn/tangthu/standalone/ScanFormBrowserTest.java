package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.tika.samples.SamplePaper;
import vn.tangthu.ingest.tika.samples.SampleScanner;
import vn.tangthu.wiring.FirstAdministrator;

/** A judgment is scanned, recognised and read into a form by keyboard; later the record is compared with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScanFormBrowserTest {
    private static final String PASSWORD = "mot cau dai de nho";
    private static final Pattern RECORD = Pattern.compile(".*/records/[0-9a-f-]{36}$");

    /** Chosen once: a paper whose names and dates Tesseract reads as they are. */
    private static final long SEED = 3;

    private final SamplePaper paper = SamplePaper.of("judgment-lines", Catalogue.load(), SEED);
    private final List<String> errors = new ArrayList<>();
    private ServerProcess server;
    private Browser browser;
    private Page page;
    private String record = "";

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        System.out.println("ScanFormBrowserTest seed " + SEED);
        server = ServerProcess.start(data);
        browser = new Browser();
        Page administrator = browser.desktop();
        administrator.setDefaultTimeout(20_000);
        Session.signIn(administrator, server.address(), FirstAdministrator.NAME, server.adminPassword());
        administrator.navigate(server.address() + "/accounts/new");
        administrator.fill("#username", "officer-1");
        administrator.fill("#displayName", "Cán bộ (hư cấu)");
        administrator.selectOption("#unit", "TG-01");
        administrator.check("input[name=roles][value=entry-officer]");
        administrator.click("main form button.primary");
        String issued = administrator.locator("#secret").innerText();
        administrator.context().close();
        page = officer(issued);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                errors.add(message.text());
            }
        });
        page.onPageError(errors::add);
    }

    @AfterAll
    void stop() throws Exception {
        browser.close();
        server.close();
    }

    private Page officer(String issued) {
        BrowserContext context = browser.context(1280, 800, ColorScheme.LIGHT);
        Page signedIn = context.newPage();
        signedIn.setDefaultTimeout(20_000);
        signedIn.navigate(server.address() + "/");
        signedIn.fill("#username", "officer-1");
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
    void aScanBecomesARecordByKeyboard() {
        upload();
        page.navigate(server.address() + "/records/new/prisoner");
        page.fill("#f-position", "Không (hư cấu)");
        page.click("#papers summary");
        page.locator("#paper-q").focus();
        assertThat(page.locator("#papers-found li")).hasCount(1);
        Browser.picture(page, "scan-form-papers");
        Browser.phonePicture(page, "scan-form-papers-phone");
        page.locator("#papers-found button").focus();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/scan\\?document=.*"));
        awaitProposals();
        assertThat(page.locator("#scan-image")).not().hasJSProperty("naturalWidth", 0);
        assertThat(page.locator(".scan-box").first()).isVisible();
        Browser.picture(page, "scan-proposals");
        Browser.phonePicture(page, "scan-proposals-phone");
        int lines = page.locator(".scan-line").count();
        assertThat(lines).isGreaterThan(15);
        decideByKeyboard(lines);
        assertThat(page.locator("#scan-count")).containsText((lines - 1) + " trên " + lines);
        Browser.picture(page, "scan-decided");
        page.keyboard().press("Control+s");
        page.waitForURL(Pattern.compile(".*/records/new/prisoner/[0-9a-f-]{36}$"));
        assertThat(page.locator("#f-full-name")).hasValue(truth("full-name"));
        assertThat(page.locator("#f-judgment-number")).hasValue(truth("judgment-number"));
        assertThat(page.locator("#f-position")).hasValue("Không (hư cấu)");
        assertThat(page.locator("#f-residence")).hasValue("Số 1, đường Ví Dụ");
        assertThat(page.locator("#f-occupation")).hasValue("");
        assertThat(page.locator("#f-religion")).hasValue("");
        assertThat(page.locator(".from-scan-mark").first()).isVisible();
        Browser.picture(page, "scan-taken");
        Browser.phonePicture(page, "scan-taken-phone");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        record = page.url();
        assertThat(page.locator("h1")).hasText(truth("full-name"));
        assertThat(page.locator(".papers-list li")).hasCount(1);
        Browser.picture(page, "scan-record");
    }

    private String truth(String field) {
        return String.valueOf(paper.truth().get(field));
    }

    private void upload() {
        byte[] scan = new SampleScanner(300, 0, 0, 0.95f, false, SEED).scanToPdf(paper.pdf());
        page.navigate(server.address() + "/upload");
        page.selectOption("#type", "judgment");
        page.setInputFiles("#files", new FilePayload("ban-an.pdf", "application/pdf", scan));
        assertThat(page.locator("#recent li")).hasCount(1, new HasCountOptions().setTimeout(60_000));
    }

    private void awaitProposals() {
        for (int i = 0; i < 200 && page.locator(".scan-line").count() == 0; i++) {
            if (i == 0) {
                Browser.picture(page, "scan-waiting");
            }
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(page.locator(".scan-line").first()).isVisible();
    }

    /** Takes what is proposed, corrects the residence, rejects the occupation, and leaves the religion alone. */
    private void decideByKeyboard(int lines) {
        for (int i = 0; i < lines; i++) {
            Locator line = page.locator(".scan-line").nth(i);
            assertThat(line).hasClass(Pattern.compile(".*current.*"));
            String key = line.locator("input[name^='k.']").getAttribute("value");
            if (key.startsWith("residence=")) {
                page.keyboard().press("s");
                page.keyboard().type("Số 1, đường Ví Dụ");
                page.keyboard().press("Enter");
            } else if (key.startsWith("occupation=")) {
                page.keyboard().press("x");
            } else if (key.startsWith("religion=")) {
                page.keyboard().press("j");
            } else {
                page.keyboard().press("Enter");
            }
        }
    }

    @Test
    @Order(2)
    void theRecordAgreesWithItsPaperUntilSomebodyTypesOtherwise() {
        page.navigate(record + "/edit");
        page.fill("#f-full-name", "Lý Thị Bịa Đặt");
        page.fill("#f-judgment-date", "01/02/2024");
        page.fill("#reason", "Gõ nhầm để thử");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        page.click("a[href$='/mismatches']");
        assertThat(page.locator(".scan-line").first()).isVisible();
        assertThat(page.locator("main")).containsText("59/2020");
        assertThat(page.locator(".scan-box").first()).isVisible();
        Browser.picture(page, "mismatches");
        Browser.phonePicture(page, "mismatches-phone");
        Locator date = page.locator(".scan-line", new Page.LocatorOptions().setHasText("01/02/2024"));
        date.locator("input[value^='take:']").check();
        page.locator("button.primary").first().click();
        page.waitForURL(Pattern.compile(".*/edit$"));
        assertThat(page.locator("#f-judgment-date")).hasValue(day(truth("judgment-date")));
        assertThat(page.locator("#reason")).hasValue(Pattern.compile("Theo bản quét.*"));
        Browser.picture(page, "mismatch-taken");
        page.keyboard().press("Control+s");
        page.waitForURL(RECORD);
        page.navigate(record + "/mismatches");
        Locator name = page.locator(".scan-line", new Page.LocatorOptions().setHasText("Lý Thị Bịa Đặt"));
        name.locator("input[value=no]").check();
        page.locator("[name=reason]").first().fill("Đã xem bản giấy");
        page.locator("button.primary").first().click();
        assertThat(page.locator("main")).containsText("Đã gác lại");
        assertThat(page.locator(".scan-line")).hasCount(0);
        page.click("details summary:has-text('quyết định')");
        Browser.picture(page, "mismatches-settled");
        Browser.phonePicture(page, "mismatches-settled-phone");
    }

    private static String day(String kept) {
        String[] parts = kept.split("-");
        return parts[2] + "/" + parts[1] + "/" + parts[0];
    }

    @Test
    @Order(3)
    void theScanOfALinkedDocumentIsReadForTheRecordInEnglishToo() {
        page.navigate(record);
        page.click(".papers-list a[href*='/scan?']");
        assertThat(page.locator("details summary")).not().hasCount(0);
        page.click("details.menu summary");
        page.click("button[name=language][value=en]");
        page.navigate(record);
        page.click(".papers-list a[href*='/scan?']");
        assertThat(page.locator("h1")).containsText("Read from the scan");
        assertThat(page.content()).doesNotContain("??");
        Browser.picture(page, "scan-english");
        for (String address : List.of(page.url(), record + "/mismatches", record + "/edit")) {
            page.navigate(address);
            page.setViewportSize(390, 844);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s fits a phone", address)
                    .isTrue();
            page.setViewportSize(1280, 800);
        }
        assertThat(errors).isEmpty();
    }

    @Test
    @Order(4)
    void aPaperThatSaysNothingKnownHasAWayOn() {
        page.navigate(record + "?attach=other#attach");
        page.selectOption("#attach-type", "judgment");
        page.setInputFiles(
                "#attach-file", new FilePayload("ghi-chu.txt", "text/plain", "abc".getBytes(StandardCharsets.UTF_8)));
        assertThat(page.locator(".papers-list li")).hasCount(2);
        page.locator(".papers-list a[href*='/scan?']").last().click();
        for (int i = 0; i < 100 && page.locator("a:has-text('Look again')").count() > 0; i++) {
            page.waitForTimeout(300);
            page.reload();
        }
        assertThat(page.locator(".empty-state")).isVisible();
        Browser.picture(page, "scan-nothing");
    }
}
