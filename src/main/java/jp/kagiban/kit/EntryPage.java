package jp.kagiban.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.Locale;

/**
 * A page for people who aren't logged in: the portal's name, a button for the other language, and one card with a
 * heading.
 */
public class EntryPage extends Div implements HasDynamicTitle {

    private final Main main = new Main();
    private final Div card = new Div();
    private String title = "";

    protected EntryPage() {
        addClassName("kb-entry");
        Span name = new Span(Icons.KEY.draw(), new Span(getTranslation("kit.name")));
        name.addClassName("kb-brand");
        Header header = new Header(name, new Paragraph(getTranslation("kit.claim")));
        header.addClassName("kb-entry-header");
        UI tab = UI.getCurrent();
        LanguageChoice.of(tab).ifPresent(choice -> header.addComponentAtIndex(1, languageButton(tab, choice)));
        card.addClassName("kb-entry-card");
        super.add(header, main, new StatusLine());
        main.add(card);
    }

    /** Returns the button for the other language, labelled in that language. */
    private Button languageButton(UI tab, LanguageChoice choice) {
        Locale other = tab.getLocale().getLanguage().equals("en") ? Locale.JAPANESE : Locale.ENGLISH;
        Button button = new Button(getTranslation("kit.language.other"), _ -> choice.choose(tab, other));
        button.getElement().setAttribute("lang", other.getLanguage());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        // Otherwise Enter on this button would also click the form's button, whose shortcut is for the whole page.
        button.getElement().addEventListener("keydown", _ -> {}).stopPropagation();
        return button;
    }

    /** Sets the heading, and the title in the browser's tab; call it once, first. */
    protected final void title(String heading) {
        title = heading;
        card.addComponentAsFirst(new H1(heading));
    }

    @Override
    public String getPageTitle() {
        return title + getTranslation("kit.title.tail");
    }

    /** Returns the button of the page's form, which Enter clicks too. */
    protected final Button submit(String key, Runnable onClick) {
        Button button = new Button(getTranslation(key), _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER);
        button.setWidthFull();
        return button;
    }

    /** Adds a block below the card. */
    protected final void beside(Component block) {
        main.add(block);
    }

    /** Returns a row of links to other pages, high enough for a finger. */
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
