package jp.kagiban.kit;

import com.vaadin.flow.component.badge.Badge;
import org.jsoup.nodes.Element;

/** The state of a key in one word, with the icon and the colour of its level. */
public final class KeyBadge extends Badge {

    public KeyBadge(Severity severity, String word) {
        super(word, severity.icon());
        addClassName("kb-badge");
        severity.mark(this);
    }

    /** The same as part of a drawing, where a component for each would weigh too much. */
    static Element drawn(Severity severity, String word) {
        return new Element("span")
                .addClass("kb-badge")
                .attr("data-level", severity.level())
                .append(severity.drawing())
                .appendText(word);
    }
}
