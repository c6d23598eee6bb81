package jp.kagiban.kit;

import com.vaadin.flow.component.badge.Badge;

/** The state of a key in one word, with the icon and the colour of its level. */
public final class KeyBadge extends Badge {

    public KeyBadge(Severity severity, String word) {
        super(word, severity.icon());
        addClassName("kb-badge");
        severity.mark(this);
    }
}
