package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/**
 * Bounds what can be typed or pasted into any field of any page, so that a message of the page stays below what
 * {@link PageRequests} takes. What is cut off is longer still than anything the portal takes, and refused as such.
 */
@Component
class LongestInput implements VaadinServiceInitListener {

    static final String SCRIPT = "js/longest-input.js";

    private final PageScript script = new PageScript(SCRIPT);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(script::addTo);
    }
}
