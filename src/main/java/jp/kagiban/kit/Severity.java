package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/**
 * How urgent something is for the reader. The level determines colour, border and icon of a part; the caller sets the
 * text.
 */
public enum Severity {
    /** All is well. This is the only level without colour. */
    OK(Icons.CHECK),
    /** A key ends within 30 days, or a member has to decide about a new key. */
    QUIET(Icons.CLOCK),
    /** A key ends within 7 days. */
    URGENT(Icons.TRIANGLE),
    /** A key has expired, or something doesn't work. */
    EXPIRED(Icons.OCTAGON),
    /** Somebody has acted and RMS must follow. */
    WAIT(Icons.HOURGLASS),
    /** For reading only. */
    INFO(Icons.INFO),
    /** The requested action has just succeeded. */
    SUCCESS(Icons.CHECK),
    /** Not known yet. */
    UNKNOWN(Icons.QUESTION);

    private final Icons icon;

    Severity(Icons icon) {
        this.icon = icon;
    }

    /** The level's name in the style sheet, as the value of {@code data-level}. */
    public String level() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns a new icon in the level's shape. */
    public Span icon() {
        return icon.draw();
    }

    /** Returns the icon as markup. */
    public String drawing() {
        return icon.markup();
    }

    /** Gives a part the colours of this level, instead of its previous level. */
    public void mark(Component part) {
        part.getElement().setAttribute("data-level", level());
    }
}
