package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Lets a double click on a button count once, on every page. The server can't tell: both presses come in one request, before
 * the dialog that the first one opens lies over the page.
 */
@Component
class PressOnce implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PressOnce::addScript);
    }

    private static void addScript(IndexHtmlResponse page) {
        Element script = page.getDocument().head().appendElement("script").attr("src", "js/press-once.js");
        ContentSecurityPolicy.nonceOf(page).ifPresent(nonce -> script.attr("nonce", nonce));
    }
}
