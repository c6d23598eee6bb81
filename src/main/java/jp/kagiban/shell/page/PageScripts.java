package jp.kagiban.shell.page;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import jp.kagiban.kit.PageAddress;
import jp.kagiban.shell.security.ContentSecurityPolicy;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Adds the portal's own scripts to every page, and sets the page's language. Vaadin alone would set the language of the
 * page before. The scripts are modules, so each runs after the page is parsed and has its own namespace.
 */
@Component
class PageScripts implements VaadinServiceInitListener {

    /**
     * Limits what can be typed or pasted into a field, so that a message of the page stays below the limit of {@link
     * jp.kagiban.shell.limit.PageRequests}. Input that was cut is still longer than any valid input, so the portal
     * refuses it as too long.
     */
    private static final String LONGEST_INPUT = "js/longest-input.js";

    /** Sets the focus for {@link jp.kagiban.kit.KeptFocus} and {@link jp.kagiban.kit.SkipLink}. */
    private static final String KEYBOARD = "js/keyboard.js";

    /** Shows the outline of {@link PageOutline} while the next view is loading. */
    private static final String NEXT_VIEW = "js/next-view.js";

    /**
     * Prevents that a page is shown under another page's address. If Back is pressed twice quickly, Flow's client takes
     * over the second address without requesting its view. After each step back or forward, the script compares the
     * address with the page. If they differ, it reloads the page; if the page has unsaved input, it restores the page's
     * address instead.
     */
    private static final String OWN_ADDRESS = "js/own-address.js";

    /**
     * Makes a double click on a button count once. The server can't distinguish it, since both clicks come in one
     * request, before the dialog that the first one opens covers the page.
     */
    private static final String PRESS_ONCE = "js/press-once.js";

    private static final String PUSH_FALLBACK = "js/push-fallback.js";

    /**
     * Installs the service worker {@code worker.js} in each browser. The worker shows push messages and caches no page.
     */
    private static final String WORKER_START = "js/worker-start.js";

    private final List<String> addresses = Stream.of(
                    KEYBOARD, LONGEST_INPUT, NEXT_VIEW, OWN_ADDRESS, PRESS_ONCE, PUSH_FALLBACK, WORKER_START)
            .map(path -> address(path, textOf(path)))
            .toList();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::complete);
        event.getSource().addUIInitListener(begun -> PageAddress.follow(begun.getUI()));
    }

    private void complete(IndexHtmlResponse page) {
        page.getDocument().select("html").attr("lang", LocaleChoice.chosen().getLanguage());
        addresses.forEach(address -> add(address, page));
    }

    private static void add(String address, IndexHtmlResponse page) {
        Element script = page.getDocument().head().appendElement("script");
        script.attr("type", "module").attr("src", address);
        ContentSecurityPolicy.nonceOf(page).ifPresent(nonce -> script.attr("nonce", nonce));
    }

    /**
     * Returns the address of a script. It changes with the script's text, so that a browser never runs an older cached
     * one.
     */
    static String address(String path, byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return path + "?v-c=" + Long.toHexString(sum.getValue());
    }

    static byte[] textOf(String path) {
        try (InputStream script = PageScripts.class.getResourceAsStream("/META-INF/resources/" + path)) {
            if (script == null) {
                throw new IllegalArgumentException("No script " + path);
            }
            return script.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
