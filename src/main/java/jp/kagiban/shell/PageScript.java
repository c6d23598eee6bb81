package jp.kagiban.shell;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import org.jsoup.nodes.Element;

/**
 * A script of the portal that stands in every page, as a module: it runs once the page is read, and its names are its own. Its
 * address changes with its text, so that a browser never runs an older one that it has kept.
 */
final class PageScript {

    private final String address;

    /** @param path from the page's base on */
    PageScript(String path) {
        address = address(path, textOf(path));
    }

    private static byte[] textOf(String path) {
        try (InputStream script = PageScript.class.getResourceAsStream("/META-INF/resources/" + path)) {
            if (script == null) {
                throw new IllegalArgumentException("No script " + path);
            }
            return script.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String address(String path, byte[] text) {
        CRC32 sum = new CRC32();
        sum.update(text);
        return path + "?v-c=" + Long.toHexString(sum.getValue());
    }

    void addTo(IndexHtmlResponse page) {
        Element script = page.getDocument().head().appendElement("script");
        script.attr("type", "module").attr("src", address);
        ContentSecurityPolicy.nonceOf(page).ifPresent(nonce -> script.attr("nonce", nonce));
    }
}
