package jp.kagiban.shared;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;

/** Whether somebody at a screen waits for what this thread does. */
public final class ScreenThread {

    private ScreenThread() {}

    /**
     * Refuses what takes as long as somebody else likes.
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
