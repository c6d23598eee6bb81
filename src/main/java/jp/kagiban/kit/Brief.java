package jp.kagiban.kit;

import com.vaadin.flow.component.html.Span;
import org.jsoup.nodes.Element;

/**
 * A short text and the same in full. The short one is shown; the full one appears on hover and is read by screen readers.
 *
 * @param text for the eye
 * @param whole the same with all details
 */
public record Brief(String text, String whole) {

    /** Stands for a value that there isn't. */
    public static final Brief NONE = new Brief("", "");

    /** Returns a component with this text. */
    public Span shown() {
        Span seen = new Span(text);
        seen.getElement().setAttribute("aria-hidden", "true");
        Span spoken = new Span(whole);
        spoken.addClassName("kb-unseen");
        Span both = new Span(seen, spoken);
        both.setTitle(whole);
        return both;
    }

    /** Returns the same as markup. */
    Element drawn() {
        Element both = new Element("span").attr("title", whole);
        both.appendElement("span").attr("aria-hidden", "true").text(text);
        both.appendElement("span").addClass("kb-unseen").text(whole);
        return both;
    }
}
