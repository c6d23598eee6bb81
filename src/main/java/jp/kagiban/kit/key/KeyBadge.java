package jp.kagiban.kit.key;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Severity;
import org.jsoup.nodes.Element;

/** Shows the state of a key in one word, with the icon and the colour of its level. */
public final class KeyBadge extends Span {

    public KeyBadge(Severity severity, String word) {
        add(severity.icon(), new Text(word));
        addClassName("kb-badge");
        severity.mark(this);
    }

    /** Returns the badge as markup for a {@link Drawing}. */
    static Element drawn(Severity severity, String word) {
        return new Element("span")
                .addClass("kb-badge")
                .attr("data-level", severity.level())
                .append(severity.drawing())
                .appendText(word);
    }
}
