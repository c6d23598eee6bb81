package jp.kagiban.shop.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import jp.kagiban.manual.Manual;

/** How the panels of a shop's keys speak: in the language of the part that they are put into. */
abstract class KeyPanel {

    final Component words;

    KeyPanel(Component words) {
        this.words = words;
    }

    static Span mono(String text) {
        Span span = new Span(text);
        span.addClassName("kb-mono");
        return span;
    }

    /** The way to a step of the manual. */
    final Anchor step(int number) {
        return new Anchor(Manual.step(number), text("shop.help.step", number));
    }

    final String text(String key, Object... arguments) {
        return words.getTranslation(key, arguments);
    }
}
