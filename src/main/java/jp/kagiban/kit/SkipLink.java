package jp.kagiban.kit;

import com.vaadin.flow.component.html.Anchor;

/**
 * The first link of a page, seen once it has the focus: it leads past the frame to what the page is about. A script of every page
 * sees to it that the address stays as it is.
 */
public final class SkipLink extends Anchor {

    /** @param target the id of a part that can take the focus */
    public SkipLink(String target, String words) {
        super("#" + target, words);
        addClassName("kb-skip");
        setRouterIgnore(true);
    }
}
