package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import java.util.function.Consumer;

/** Hears presses on the buttons of a {@link Drawing}: one listener serves them all, and their marks tell them apart. */
public final class Presses {

    /** The attribute that marks a button. */
    public static final String MARK = "data-deed";

    /** The mark of the button that was pressed, or empty beside the buttons. */
    private static final String PRESSED =
            "(event.target.closest('[" + MARK + "]') || {dataset: {deed: ''}}).dataset.deed";

    private Presses() {}

    /** @param onPress is told the mark; a browser may send any text */
    public static void in(Component host, Consumer<String> onPress) {
        host.getElement()
                .addEventListener("click", click -> onPress.accept(deed(click)))
                .addEventData(PRESSED)
                .setFilter(PRESSED + " !== ''");
    }

    private static String deed(DomEvent click) {
        return click.getEventData().path(PRESSED).asString("");
    }
}
