package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;

/**
 * Listens to clicks on the buttons of a {@link Drawing}. One listener serves all buttons, and their marks distinguish
 * them.
 */
public final class Presses {

    /** The attribute that marks a button. */
    public static final String MARK = "data-deed";

    /** The mark of the clicked button, or empty if the click was beside the buttons. */
    private static final String PRESSED =
            "(event.target.closest('[" + MARK + "]') || {dataset: {deed: ''}}).dataset.deed";

    private Presses() {}

    /** @param onClick receives the mark; a browser may send any text */
    public static void in(Component host, Consumer<String> onClick) {
        host.getElement()
                .addEventListener("click", click -> onClick.accept(mark(click)))
                .addEventData(PRESSED)
                .setFilter(PRESSED + " !== ''");
    }

    private static String mark(DomEvent click) {
        return click.getEventData().path(PRESSED).asString("");
    }
}
