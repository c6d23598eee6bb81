package jp.kagiban.kit;

import com.vaadin.flow.component.html.Anchor;

/**
 * The first link of a page, visible only while it has the focus. It skips the frame and leads to the page's content. A
 * script in every page keeps the address unchanged.
 */
public final class SkipLink extends Anchor {

    /** @param target the id of a part that can take the focus */
    public SkipLink(String target, String text) {
        super("#" + target, text);
        addClassName("kb-skip");
        setRouterIgnore(true);
    }
}
