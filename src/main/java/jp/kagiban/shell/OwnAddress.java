package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jp.kagiban.kit.PageAddress;
import org.springframework.stereotype.Component;

/**
 * Lets no page stand under the address of another. Where the browser's back is pressed twice in a moment, Flow's client takes
 * over the second address without asking for its view; a script compares the two after each step back or forward, and loads the
 * page anew where they differ, or, where something was typed, gives it its address back.
 */
@Component
class OwnAddress implements VaadinServiceInitListener {

    private final PageScript script = new PageScript("js/own-address.js");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(script::addTo);
        event.getSource().addUIInitListener(begun -> PageAddress.follow(begun.getUI()));
    }
}
