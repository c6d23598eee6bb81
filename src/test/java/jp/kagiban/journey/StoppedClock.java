package jp.kagiban.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;

/** The time of all pages of a browser goes on only when it is told, until this is closed. */
final class StoppedClock implements AutoCloseable {

    /** In milliseconds; a clock can only be stopped at a time that is to come, however busy the machine is. */
    private static final long SOON = 30_000;

    private final Page page;

    StoppedClock(Page page) {
        this.page = page;
        page.clock().install();
        page.clock().pauseAt(((Number) page.evaluate("Date.now()")).longValue() + SOON);
    }

    /** So many milliseconds pass. */
    void pass(int milliseconds) {
        page.clock().runFor(milliseconds);
    }

    /** Presses a link, and lets Flow begin to ask for what it leads to. */
    void press(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
        untilItIsAsked();
    }

    /** Presses a button, and lets Flow begin to tell of it, which takes a few milliseconds. */
    void press(Locator button) {
        button.click();
        pass(10);
        untilItIsAsked();
    }

    /** Presses the browser's own button, and lets Flow begin to ask for what was there before. */
    void goBack() {
        page.evaluate("history.back()");
        untilItIsAsked();
    }

    private void untilItIsAsked() {
        await().atMost(Duration.ofMinutes(1))
                .pollInSameThread()
                .until(() -> page.evaluate("Vaadin.connectionState.state").equals("loading"));
    }

    @Override
    public void close() {
        page.clock().resume();
    }
}
