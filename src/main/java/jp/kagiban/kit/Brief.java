package jp.kagiban.kit;

import com.vaadin.flow.component.html.Span;
import org.jsoup.nodes.Element;

/**
 * A text in a short and a full form. The short form is visible. The full form appears on hover and is read by screen
 * readers.
 *
 * @param text the short form
 * @param whole the full form, with all details
 */
public record Brief(String text, String whole) {

    /** Replaces a missing value. */
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

    /** Returns the text as markup. */
    public Element drawn() {
        Element both = new Element("span").attr("title", whole);
        both.appendElement("span").attr("aria-hidden", "true").text(text);
        both.appendElement("span").addClass("kb-unseen").text(whole);
        return both;
    }
}
