package jp.kagiban.shared;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;

/** Refuses slow work on a thread for which a page waits. */
public final class ScreenThread {

    private ScreenThread() {}

    /**
     * Refuses work whose duration another system decides.
     *
     * @throws IllegalStateException if a page waits: in a request, or while a tab is locked
     */
    public static void refuse(String what) {
        if (UI.getCurrent() != null
                || VaadinSession.getCurrent() != null
                || CurrentRequest.find().isPresent()) {
            throw new IllegalStateException(what + " while a page waits for it");
        }
    }
}
