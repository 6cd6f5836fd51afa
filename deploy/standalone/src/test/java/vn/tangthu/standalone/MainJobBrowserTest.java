package vn.tangthu.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.tangthu.ingest.tika.samples.PlacedWord;
import vn.tangthu.ingest.tika.samples.SampleDocuments;
import vn.tangthu.wiring.FirstAdministrator;

/** The main job in a browser: the circular goes in as Word file, as PDF and as a bad scan, and is found on its page. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobBrowserTest {
    private static final long SEED = Long.getLong("tests.seed", 20210101);
    private static final List<String> PHRASE = List.of("thi", "hành", "án", "hình", "sự");
    private static final double TOLERANCE = 0.006;

    private final SampleDocuments circular = SampleDocuments.circular(3, SEED);
    private ServerProcess server;
    private Browser browser;
    private Page page;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        System.out.println("tests.seed=" + SEED);
        server = ServerProcess.start(data);
        browser = new Browser();
        page = browser.desktop();
        page.setDefaultTimeout(20_000);
    }

    @AfterAll
    void stop() throws Exception {
        browser.close();
        server.close();
    }

    @Test
    @Order(1)
    void firstAdministratorSignsInStatesAPurposeAndTakesTheWorkingRoles() {
        Session.signIn(page, server.address(), FirstAdministrator.NAME, server.adminPassword());
        Browser.picture(page, "administration");
        Session.takeWorkingRoles(page, server.address());
        assertThat(page.locator("#drop")).isVisible();
        Browser.picture(page, "upload-empty");
        Browser.phonePicture(page, "upload-empty-phone");
    }

    @Test
    @Order(2)
    void threeFormsOfTheCircularGoInTogether() {
        page.navigate(server.address() + "/upload");
        page.selectOption("#type", "other");
        page.fill("#issuer", "Bộ Công an");
        page.setInputFiles("#files", new FilePayload[] {
            payload("thong-tu.docx", circular.docx()),
            payload("thong-tu.pdf", circular.textPdf()),
            payload("thong-tu-quet.pdf", circular.scannedPdf())
        });
        assertThat(page.locator("#recent li")).hasCount(3, new HasCountOptions().setTimeout(60_000));
        Browser.picture(page, "upload-progress");
        // The list comes from the server: a reload loses nothing of it.
        page.reload();
        assertThat(page.locator("#recent li[data-state=SEARCHABLE]"))
                .hasCount(3, new HasCountOptions().setTimeout(180_000));
        Browser.picture(page, "upload-done");
        Browser.phonePicture(page, "upload-done-phone");
    }

    @Test
    @Order(3)
    void queriesWithAndWithoutMarksFindAllThreeAndOpenTheRightWords() {
        for (String query : List.of("thi hành án hình sự", "thi hanh an hinh su")) {
            page.navigate(server.address() + "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            assertThat(page.locator(".hit")).hasCount(3);
            assertThat(page.locator(".hit mark").first()).isVisible();
            List<String> names = page.locator(".hit h2 a").allInnerTexts();
            assertThat(names).containsExactlyInAnyOrder("thong-tu.docx", "thong-tu.pdf", "thong-tu-quet.pdf");
            if (query.contains("hành")) {
                Browser.picture(page, "search");
                Browser.phonePicture(page, "search-phone");
            }
            for (String name : names) {
                openAndCompare(query, name);
            }
        }
    }

    @Test
    @Order(4)
    void theViewerIsUsableByKeyboardAndItsAddressOpensAtTheSameHit() {
        page.navigate(server.address() + "/search?q=hinh+su");
        page.locator(".hit h2 a").first().click();
        assertThat(page.locator(".box.current").first()).isVisible();
        String first = page.locator("#hit-status").innerText();
        page.keyboard().press("n");
        assertThat(page.locator("#hit-status")).not().hasText(first);
        String second = page.locator("#hit-status").innerText();
        assertThat(page.locator(".box.current").first()).isVisible();
        String address = page.url();
        assertThat(address).contains("hit=");
        Page other = page.context().newPage();
        other.navigate(address);
        assertThat(other.locator("#hit-status")).hasText(second);
        assertThat(other.locator(".box.current").first()).isVisible();
        other.keyboard().press("End");
        assertThat(other.locator("#next-page")).isDisabled();
        other.keyboard().press("+");
        assertThat(other.evaluate("document.getElementById('sheet').style.width"))
                .isEqualTo("125%");
        other.close();
    }

    @Test
    @Order(4)
    void theViewerOpensWithoutAQuery() {
        page.navigate(server.address() + "/upload");
        page.locator("#recent .links a[href*='/view/']").first().click();
        assertThat(page.locator("#page-image")).not().hasJSProperty("naturalWidth", 0);
        assertThat((int) page.locator("#page-image").evaluate("image => image.naturalWidth"))
                .isGreaterThan(300);
        assertThat(page.locator(".box")).hasCount(0);
    }

    @Test
    @Order(5)
    void theReceiptIsReadyToPrint() {
        page.navigate(server.address() + "/upload");
        page.locator("#recent .links a[href$='/receipt']").first().click();
        assertThat(page.locator(".receipt")).containsText("medium-1, medium-2");
        assertThat(page.locator(".receipt")).containsText("Bộ Công an");
        assertThat(page.locator(".receipt svg path")).hasCount(1);
        assertThat(page.locator(".receipt .hash")).hasText(java.util.regex.Pattern.compile("[0-9a-f]{64}"));
        Browser.picture(page, "receipt");
    }

    @Test
    @Order(6)
    void metadataAreCorrectedWithHistoryAndFoundAtOnce() {
        page.navigate(server.address() + "/documents");
        page.locator("tbody a").first().click();
        page.click("details summary:has(h2)");
        page.fill("#number", "77/2021/TT-BCA");
        page.fill("#date", "31/02/2021");
        page.fill("#reason", "Bổ sung số văn bản");
        page.click("form[action$='/correct'] button.primary");
        assertThat(page.locator(".notice.error")).containsText("Ngày văn bản");
        assertThat(page.locator("#number")).hasValue("77/2021/TT-BCA");
        page.fill("#date", "");
        page.fill("#reason", "Bổ sung số văn bản");
        page.click("form[action$='/correct'] button.primary");
        assertThat(page.locator(".notice.info")).isVisible();
        assertThat(page.locator("section table tbody tr")).hasCount(2);
        Browser.picture(page, "document");
        Browser.phonePicture(page, "document-phone");
        page.navigate(server.address() + "/search?q=77%2F2021%2Ftt-bca");
        for (int i = 0; i < 50 && page.locator(".hit").count() == 0; i++) {
            page.waitForTimeout(200);
            page.reload();
        }
        assertThat(page.locator(".hit")).hasCount(1);
    }

    @Test
    @Order(7)
    void otherPagesOpenInBothLanguagesAndOnAPhone() {
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        for (String path :
                List.of("upload", "figures", "documents", "audit", "system", "accounts", "tokens", "units", "help")) {
            page.navigate(server.address() + "/" + path);
            assertThat(page.locator("main h1").first()).isVisible();
            assertThat(page.content())
                    .as("every text of %s is in the bundles", path)
                    .doesNotContain("??");
            Browser.picture(page, path);
            page.setViewportSize(390, 844);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("page %s fits a phone", path)
                    .isTrue();
            page.setViewportSize(1280, 800);
        }
        page.click("details.menu summary");
        page.click("button[name=language][value=en]");
        page.navigate(server.address() + "/search?q=nothingofthekind");
        assertThat(page.locator(".empty h2")).hasText("No records or documents found");
        assertThat(page.locator(".coverage")).containsText("3 documents");
        Browser.picture(page, "search-empty-english");
        assertThat(errors).isEmpty();
    }

    /** Opens a hit and compares the rectangles on its page with the places where the words are known to be. */
    private void openAndCompare(String query, String name) {
        page.navigate(server.address() + "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        int index = page.locator(".hit h2 a").allInnerTexts().indexOf(name);
        page.locator(".hit h2 a").nth(index).click();
        assertThat(page.locator(".box.current").first()).isVisible();
        int number = Integer.parseInt(page.inputValue("#page-number"));
        List<double[]> boxes = boxes();
        for (List<PlacedWord> occurrence : occurrences(name, number)) {
            for (PlacedWord word : occurrence) {
                assertThat(boxes)
                        .as(
                                "%s, page %d: a rectangle over '%s' at %.3f, %.3f",
                                name, number, word.text(), word.x(), word.y())
                        .anyMatch(box -> covers(box, word));
            }
        }
        for (PlacedWord word : words(name, number)) {
            if (!PHRASE.contains(letters(word))) {
                assertThat(boxes)
                        .as("%s, page %d: no rectangle over '%s'", name, number, word.text())
                        .noneMatch(box -> covers(box, word, -TOLERANCE));
            }
        }
        if (query.contains("hanh") && name.contains("quet")) {
            Browser.picture(page, "viewer");
            Browser.phonePicture(page, "viewer-phone");
        }
        page.evaluate("() => sessionStorage.clear()");
    }

    private List<double[]> boxes() {
        List<?> found = (List<?>)
                page.evaluate(
                        "() => [...document.querySelectorAll('#boxes .box')].map(b => [b.style.left, b.style.top, b.style.width, b.style.height].map(v => parseFloat(v) / 100))");
        List<double[]> result = new ArrayList<>();
        for (Object box : found) {
            result.add(((List<?>) box)
                    .stream().mapToDouble(v -> ((Number) v).doubleValue()).toArray());
        }
        return result;
    }

    /** Places of the phrase on a page: known from the typesetting, for the Word file from the words of the page itself. */
    private List<List<PlacedWord>> occurrences(String name, int number) {
        List<PlacedWord> words = words(name, number);
        List<List<PlacedWord>> result = new ArrayList<>();
        for (int i = 0; i + PHRASE.size() <= words.size(); i++) {
            List<PlacedWord> run = words.subList(i, i + PHRASE.size());
            if (run.stream().map(MainJobBrowserTest::letters).toList().equals(PHRASE)) {
                result.add(run);
            }
        }
        assertThat(result)
                .as("the phrase stands on page %d of %s", number, name)
                .isNotEmpty();
        return result;
    }

    private List<PlacedWord> words(String name, int number) {
        return name.endsWith(".docx")
                ? wordsOfPage(number)
                : circular.words().stream()
                        .filter(word -> word.page() == number)
                        .toList();
    }

    private static String letters(PlacedWord word) {
        return word.text().replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }

    private List<PlacedWord> wordsOfPage(int number) {
        List<?> found = (List<?>) page.evaluate(
                "async (n) => (await (await fetch(`/api/documents/${document.getElementById('viewer').dataset.document}/pages/${n}/words`)).json()).words",
                number);
        List<PlacedWord> result = new ArrayList<>();
        for (Object one : found) {
            Map<?, ?> word = (Map<?, ?>) one;
            result.add(new PlacedWord(
                    number,
                    String.valueOf(word.get("text")),
                    number(word, "x"),
                    number(word, "y"),
                    number(word, "w"),
                    number(word, "h")));
        }
        return result;
    }

    private static double number(Map<?, ?> word, String key) {
        return ((Number) Objects.requireNonNull(word.get(key))).doubleValue();
    }

    /** The middle of the word lies in the rectangle, whose edges are not far from the word's line. */
    private static boolean covers(double[] box, PlacedWord word) {
        return covers(box, word, TOLERANCE) && box[3] < 3 * word.h() + TOLERANCE;
    }

    private static boolean covers(double[] box, PlacedWord word, double slack) {
        double x = word.x() + word.w() / 2;
        double y = word.y() + word.h() / 2;
        return x > box[0] - slack && x < box[0] + box[2] + slack && y > box[1] - slack && y < box[1] + box[3] + slack;
    }

    private static FilePayload payload(String name, byte[] content) {
        return new FilePayload(name, "application/octet-stream", content);
    }
}
