package jp.kagiban.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.TimeoutError;
import java.util.ArrayList;
import java.util.List;

/** Somebody who has a keyboard alone. At each step they must see where they are. */
final class Keyboard {

    /** No page has more places than that. */
    private static final int ROUND = 120;

    /** What has the focus, also inside of parts: its name, or empty where nothing has it. */
    private static final String FOCUSED = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              if (!at || at === document.body) return '';
              const named = [...(at.labels ?? [])].map(label => label.textContent).join(' ');
              const spoken = at.cloneNode(true);
              spoken.querySelectorAll('[aria-hidden=true]').forEach(part => part.remove());
              const words = at.getAttribute('aria-label') || named || spoken.textContent.trim()
                  || at.getRootNode().host?.textContent || at.localName;
              return words.trim().replace(/\\s+/g, ' ');
            }
            """;

    /** Whether it has a ring and lies where it can be seen, under nothing else; else what is wrong. */
    private static final String UNSEEN = """
            () => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              const host = at.closest('[focus-ring]') ?? at.getRootNode().host ?? at;
              const parts = [at, host, ...(host.shadowRoot?.querySelectorAll('*') ?? [])];
              const ringed = parts.map(part => getComputedStyle(part))
                  .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
              const box = at.getBoundingClientRect();
              const x = box.x + box.width / 2, y = box.y + box.height / 2;
              const top = document.elementFromPoint(x, y);
              const inSight = top && (top.contains(host) || host.contains(top) || at.contains(top));
              return (ringed ? '' : 'no ring ') + (inSight ? '' : 'not in sight, below ' + top?.className + ', at ' + y + ' of '
                  + innerHeight + ', scrolled by ' + scrollY + ' of ' + document.documentElement.scrollHeight);
            }
            """;

    /** At its place there is nothing, not even the page. */
    private static final String OUT_OF_THE_WINDOW = "not in sight, below undefined";

    /** In milliseconds: what has just got the focus may still be scrolled into sight. */
    private static final int SOON = 5_000;

    private static final int OFTEN = 50;

    /** Whether the page is drawn at all, by whom it is thought to be looked at, and what the browser makes of the focus. */
    private static final String FRAMES = """
            () => new Promise(tell => {
              let at = document.activeElement;
              while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
              const host = at.getRootNode().host;
              const outline = part => part ? part.localName + ' ' + getComputedStyle(part).outline : '';
              const told = [document.visibilityState, document.hasFocus(), at.matches(':focus-visible'), outline(at),
                  outline(host), host?.getAttributeNames(), location.pathname, innerWidth].join(', ');
              const none = setTimeout(() => tell('none, ' + told), 1000);
              requestAnimationFrame(() => { clearTimeout(none); tell('drawn, ' + told); });
            })
            """;

    private final Page page;

    /**
     * A browser with the pages of many draws no frames for those that nobody looks at: there nothing scrolls and no
     * ring grows.
     */
    Keyboard(Page page) {
        this.page = page;
        page.bringToFront();
    }

    String focused() {
        return page.evaluate(FOCUSED).toString();
    }

    /** Whether the fold that has the focus is open. */
    boolean isExpanded() {
        return "true".equals(page.evaluate("() => document.activeElement.getAttribute('aria-expanded')"));
    }

    /** Something has the focus, or is about to get it. */
    void keepsAPlace() {
        page.waitForFunction("() => document.activeElement && document.activeElement !== document.body");
    }

    /** Goes on with Tab until this has the focus. */
    Keyboard to(String name) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < ROUND; i++) {
            press("Tab");
            String focused = focused();
            if (focused.isEmpty()) {
                assertThat(passed.isEmpty() ? name : passed.getLast())
                        .as("lost, and not at the end of the page")
                        .isNotEmpty();
            } else {
                assertSeen(focused);
            }
            if (focused.equals(name)) {
                return this;
            }
            passed.add(focused);
        }
        throw new AssertionError("Tab never comes to '" + name + "', but to " + passed);
    }

    private void assertSeen(String focused) {
        if (!isSeenSoon()) {
            // A page that has grown meanwhile may have moved it out of the window: whoever presses on sees it again.
            // What has no ring, or is covered, stays a fault.
            if (page.evaluate(UNSEEN).toString().startsWith(OUT_OF_THE_WINDOW)) {
                press("Shift+Tab").press("Tab");
            }
            assertThat(page.evaluate(UNSEEN).toString())
                    .as("%s; frames: %s", focused, page.evaluate(FRAMES))
                    .isEmpty();
            assertThat(focused()).isEqualTo(focused);
        }
    }

    private boolean isSeenSoon() {
        if (page.evaluate(UNSEEN).toString().isEmpty()) {
            return true;
        }
        page.bringToFront();
        try {
            page.waitForFunction(
                    "() => (" + UNSEEN + ")() === ''",
                    null,
                    new WaitForFunctionOptions().setTimeout(SOON).setPollingInterval(OFTEN));
            return true;
        } catch (TimeoutError never) {
            return false;
        }
    }

    Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keyboard type(String text) {
        page.keyboard().insertText(text);
        return this;
    }

    /** Waits until the page of this heading is there and has given it the focus. */
    Keyboard arrivesAt(String heading) {
        page.waitForFunction(
                "name => document.activeElement.localName === 'h1' && document.activeElement.textContent === name",
                heading);
        return this;
    }

    /** Waits until this has the focus. */
    Keyboard standsOn(String name) {
        page.waitForFunction("name => (" + FOCUSED + ")() === name", name);
        return this;
    }
}
