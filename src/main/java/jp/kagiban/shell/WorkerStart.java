package jp.kagiban.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Has each browser keep the portal's worker, {@code worker.js}: it shows what is pushed, and keeps no page. */
@Component
class WorkerStart implements VaadinServiceInitListener {

    private final PageScript script = new PageScript("js/worker-start.js");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(script::addTo);
    }
}
