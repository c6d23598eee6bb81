package jp.kagiban.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import jp.kagiban.Kagiban;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * How long it takes from the address to a home page that answers, for a member who is logged in, in a browser that has nothing
 * of the portal yet. Its peer, in turn with it, is the login page of the same portal: it needs the same scripts and styles, and
 * no facts. The portal has been warmed up; each round has a fresh browser cache.
 */
final class HomeBench {

    private static final Path FOLDER = Path.of("target/bench/home");
    private static final int WARM_UP = 4;
    /** In milliseconds: a machine that has much else to do makes the figures worthless, and shall not end the run. */
    private static final double PATIENCE = 120_000;

    private final String address;
    private final Browser browser;

    private HomeBench(String address, Browser browser) {
        this.address = address;
        this.browser = browser;
    }

    static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        try (ConfigurableApplicationContext portal = SpringApplication.run(Kagiban.class, settings());
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(options())) {
            String port = portal.getEnvironment().getRequiredProperty("local.server.port");
            new HomeBench("http://localhost:" + port, browser).run(Integer.parseInt(arguments[0]));
        }
    }

    private static String[] settings() {
        return Map.of(
                        "spring.config.location", "classpath:/application.properties",
                        "kagiban.sandbox", "on",
                        "kagiban.data-dir", FOLDER.toString(),
                        "server.port", "0",
                        "vaadin.productionMode", "true",
                        "logging.level.root", "warn")
                .entrySet()
                .stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static BrowserType.LaunchOptions options() {
        Path chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A Chromium is needed"));
        return new BrowserType.LaunchOptions()
                .setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run"));
    }

    private void run(int rounds) {
        String login = logIn();
        List<Load> home = new ArrayList<>();
        List<Load> peer = new ArrayList<>();
        for (int round = 0; round < WARM_UP + rounds; round++) {
            Load first = load("/", login, ".kb-home h1");
            Load second = load("/login", null, "form h1, h1");
            if (round >= WARM_UP) {
                home.add(first);
                peer.add(second);
            }
        }
        Stream.of(
                        "| | ms, median | ms, slowest | requests | kB over the wire |",
                        "|---|---:|---:|---:|---:|",
                        Load.line("login page", peer),
                        Load.line("home", home),
                        "",
                        String.format(
                                Locale.ROOT,
                                "Home takes %.2f times as long as the login page.",
                                Load.median(home) / Load.median(peer)))
                .forEach(IO::println);
    }

    /** The cookies of a member with four shops. */
    private String logIn() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(address + "/login");
            page.locator("input[name=username]").fill("yamada@example.jp");
            page.locator("input[name=password]").fill("kagiban-no-renshu");
            page.keyboard().press("Enter");
            page.locator(".kb-home h1").waitFor();
            return context.storageState();
        }
    }

    private Load load(String path, @Nullable String cookies, String sign) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setStorageState(cookies))) {
            context.setDefaultTimeout(PATIENCE);
            context.addInitScript(Load.WATCH.replace("SIGN", sign));
            Page page = context.newPage();
            page.navigate(address + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
            page.waitForFunction("window.kbReady");
            return Load.of(page);
        }
    }
}
