package jp.kagiban.journey;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.Date;

/** A page whose time goes on only when it is told. */
final class StoppedClock {

    private final Page page;

    StoppedClock(Page page) {
        this.page = page;
        page.clock().install();
        page.clock().pauseAt(Date.from(Instant.now().plusSeconds(2)));
    }

    /** So many milliseconds pass. */
    void pass(int milliseconds) {
        page.clock().runFor(milliseconds);
    }

    /** Presses a link, and lets Flow begin to ask for what it leads to. */
    void press(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
        await().pollInSameThread()
                .until(() -> page.evaluate("Vaadin.connectionState.state").equals("loading"));
    }

    void goesOn() {
        page.clock().resume();
    }
}
