package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import jp.kagiban.kit.KeptFocus;
import jp.kagiban.kit.SkipLink;
import org.springframework.stereotype.Component;

/** Gives every page the script that {@link KeptFocus} and {@link SkipLink} speak of. */
@Component
class KeyboardScript implements VaadinServiceInitListener {

    private final PageScript script = new PageScript("js/keyboard.js");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(script::addTo);
    }
}
