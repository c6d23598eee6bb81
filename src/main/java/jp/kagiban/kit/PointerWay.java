package jp.kagiban.kit;

import com.vaadin.flow.component.html.Anchor;
import org.jsoup.nodes.Element;

/**
 * Lies over the part that it stands in, which the style sheet makes its frame, so that a pointer can hit all of it. It is for
 * the pointer alone: keyboards and screen readers have a link or a button of their own, and a name stands for one link only.
 */
public final class PointerWay extends Anchor {

    public PointerWay(String href) {
        setHref(href);
        addClassName("kb-way");
        getElement().setAttribute("aria-hidden", "true").setAttribute("tabindex", "-1");
    }

    /** The same as part of a drawing. */
    static Element drawn(String href) {
        return new Element("a")
                .addClass("kb-way")
                .attr("href", href)
                .attr("aria-hidden", "true")
                .attr("tabindex", "-1");
    }
}
