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
 * Gives every page the portal's own scripts, and names the page's language; Vaadin alone names that of the page before. The scripts are
 * modules: each runs once the page is read, and its names are its own.
 */
@Component
class PageScripts implements VaadinServiceInitListener {

    /**
     * Bounds what can be typed or pasted into any field, so that a message of the page stays below what
     * {@link jp.kagiban.shell.limit.PageRequests} takes. Input that was cut is still longer than anything the portal takes, and is
     * refused as such.
     */
    private static final String LONGEST_INPUT = "js/longest-input.js";

    /** Keeps the focus where {@link jp.kagiban.kit.KeptFocus} and {@link jp.kagiban.kit.SkipLink} want it. */
    private static final String KEYBOARD = "js/keyboard.js";

    /** Shows the outline of {@link PageOutline} while another view is on its way. */
    private static final String NEXT_VIEW = "js/next-view.js";

    /**
     * Lets no page stand under the address of another. If the browser's back is pressed twice in a moment, Flow's client takes over the
     * second address without asking for its view. The script compares the two after each step back or forward. If they differ, it loads
     * the page again; where something was typed, it gives the page its address back.
     */
    private static final String OWN_ADDRESS = "js/own-address.js";

    /**
     * Lets a double click on a button count once. The server can't tell: both presses come in one request, before the dialog that the
     * first one opens lies over the page.
     */
    private static final String PRESS_ONCE = "js/press-once.js";

    private static final String PUSH_FALLBACK = "js/push-fallback.js";

    /** Has each browser keep the portal's worker, {@code worker.js}. It shows what is pushed, and keeps no page. */
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

    /** The address of a script changes with its text, so that a browser never runs an older one that it has kept. */
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
