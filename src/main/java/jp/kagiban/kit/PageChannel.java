package jp.kagiban.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.AtmospherePushConnection;
import org.atmosphere.cpr.AtmosphereResource;

/** The push channel of a page. While it isn't open, {@link LivePages} doesn't redraw the page. */
public class PageChannel extends AtmospherePushConnection {

    private static final long serialVersionUID = 1L;

    private final transient LivePages pages;

    public PageChannel(UI ui, LivePages pages) {
        super(ui);
        this.pages = pages;
    }

    @Override
    public void connect(AtmosphereResource resource) {
        super.connect(resource);
        pages.connected(getUI());
    }
}
