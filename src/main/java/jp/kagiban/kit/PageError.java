package jp.kagiban.kit;

import com.vaadin.flow.component.Component;

/** What a page says instead of what was asked for. The tab's title tells of it, as of a field's error, as long as it stands. */
public final class PageError {

    private PageError() {}

    /**
     * Has the title tell of these words from when they are put onto a page until they are taken off it.
     *
     * @param words the part of the page that says what is wrong, or the whole page
     */
    public static void say(Component words) {
        words.getElement().getNode().runWhenAttached(tab -> TabTitle.of(tab).lookAt(words));
    }
}
