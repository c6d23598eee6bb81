package jp.kagiban.kit;

import com.vaadin.flow.component.html.Anchor;
import org.jsoup.nodes.Element;

/**
 * A link that covers its whole container, so that a pointer can click anywhere in it. The style sheet positions it. It
 * is only for pointers. Keyboards and screen readers use another link or button in the container, so that they don't
 * meet the same link twice.
 */
public final class PointerWay extends Anchor {

    public PointerWay(String href) {
        setHref(href);
        addClassName("kb-way");
        getElement().setAttribute("aria-hidden", "true").setAttribute("tabindex", "-1");
    }

    /** Returns the link as markup for a {@link Drawing}. */
    public static Element drawn(String href) {
        return new Element("a")
                .addClass("kb-way")
                .attr("href", href)
                .attr("aria-hidden", "true")
                .attr("tabindex", "-1");
    }
}
