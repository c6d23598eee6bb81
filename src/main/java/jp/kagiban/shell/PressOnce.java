package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Lets a double click on a button count once, on every page. The server can't tell: both presses come in one request, before
 * the dialog that the first one opens lies over the page.
 */
@Component
class PressOnce implements VaadinServiceInitListener {

    private final PageScript script = new PageScript("js/press-once.js");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(script::addTo);
    }
}
