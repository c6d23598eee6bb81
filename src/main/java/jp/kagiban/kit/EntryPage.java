package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** A page for people who are not logged in: our name, the way to the other language, and one card with a heading. */
public class EntryPage extends Div {

    private final Main main = new Main();
    private final Div card = new Div();

    protected EntryPage() {
        addClassName("kb-entry");
        Span name = new Span(Icons.KEY.draw(), new Span(getTranslation("kit.name")));
        name.addClassName("kb-brand");
        Header header = new Header(name, new Paragraph(getTranslation("kit.claim")));
        header.addClassName("kb-entry-header");
        UI tab = UI.getCurrent();
        LanguageChoice.of(tab).ifPresent(choice -> header.addComponentAtIndex(1, new LanguageButton(tab, choice)));
        card.addClassName("kb-entry-card");
        super.add(header, main, new StatusLine());
        main.add(card);
    }

    /** Sets the heading; call it once, first. */
    protected final void title(String title) {
        card.addComponentAsFirst(new H1(title));
    }

    /** Adds a block below the card. */
    protected final void beside(Component block) {
        main.add(block);
    }

    /** A row of ways to other pages, high enough for a finger. */
    protected static Div links(Component... links) {
        Div row = new Div(links);
        row.addClassName("kb-entry-links");
        return row;
    }

    /** Adds to the card. */
    @Override
    public final void add(Component... parts) {
        card.add(parts);
    }
}
