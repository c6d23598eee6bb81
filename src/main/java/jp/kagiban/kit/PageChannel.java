package jp.kagiban.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import org.atmosphere.cpr.AtmosphereResource;

/** The push channel of a page that {@link LivePages} redraws. */
public abstract class PageChannel extends AtmospherePushConnection {

    private static final long serialVersionUID = 1L;

    private final transient LivePages pages;

    protected PageChannel(UI ui, LivePages pages) {
        super(ui);
        this.pages = pages;
    }

    /** Called when the page has been redrawn while its channel was closed, so that the drawing stays in memory. */
    protected abstract void keepsDrawing();

    /**
     * Returns whether the browser listens. A long poll has ended once it has brought a push; Flow would go on pushing, and
     * keep it all for the next poll.
     */
    @Override
    public boolean isConnected() {
        AtmosphereResource current = getResource();
        return super.isConnected() && current != null && !current.isResumed();
    }

    @Override
    public void connect(AtmosphereResource resource) {
        super.connect(resource);
        pages.connected(getUI());
    }
}
