package vn.tangthu.standalone;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's Chromium, driven like a person would. */
final class Browser implements AutoCloseable {
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--no-first-run",
                                "--disable-sync")));
    }

    Page desktop() {
        return context(1280, 800, ColorScheme.LIGHT).newPage();
    }

    BrowserContext context(int width, int height, ColorScheme scheme) {
        return chromium.newContext(new NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, height)
                .setLocale("vi-VN")
                .setColorScheme(scheme));
    }

    /** Keeps a picture of the page for whoever looks at it later. */
    static void picture(Page page, String name) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /** The same page at the width of a phone, then back. */
    static void phonePicture(Page page, String name) {
        page.setViewportSize(390, 844);
        page.waitForTimeout(200);
        picture(page, name);
        page.setViewportSize(1280, 800);
    }

    private static Path executable() {
        return Optional.of(List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .flatMap(paths ->
                        paths.stream().map(Path::of).filter(Files::isExecutable).findFirst())
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
