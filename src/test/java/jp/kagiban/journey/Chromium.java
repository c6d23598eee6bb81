package jp.kagiban.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of the machine. Playwright brings none of its own along: nothing is fetched. */
final class Chromium implements AutoCloseable {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");

    /** For all that a screen does after a click, be it to wait half a minute for RMS; the machine may be busy. */
    private static final int PATIENCE = 60_000;

    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path program = program();
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(QUIET));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private static Path program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The screens are tried in Chromium, and this machine has none: 'apt-get install chromium'."));
    }

    /** Somebody with a browser of their own: no cookie, no session but theirs. What it complains of is heard. */
    Person newPerson(Portal portal, Console console) {
        BrowserContext own = newPerson();
        console.follow(own);
        return new Person(own, portal.address());
    }

    BrowserContext newPerson() {
        BrowserContext own = browser.newContext(new Browser.NewContextOptions()
                .setLocale("ja-JP")
                .setTimezoneId("Asia/Tokyo")
                .setViewportSize(Screens.WIDE, Screens.HEIGHT));
        own.setDefaultTimeout(PATIENCE);
        return own;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
