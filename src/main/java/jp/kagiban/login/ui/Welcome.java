package jp.kagiban.login.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.LifeSample;

/** Tells visitors of the login page what the portal does: how long keys last, and three sentences. */
final class Welcome extends Div {

    Welcome() {
        addClassName("kb-welcome");
        UnorderedList deeds =
                new UnorderedList(line(Icons.BELL, "notices"), line(Icons.KEY, "renewal"), line(Icons.LIST, "orders"));
        add(new H2(getTranslation("login.welcome")), LifeSample.draw(), deeds);
    }

    private ListItem line(Icons icon, String deed) {
        return new ListItem(icon.draw(), new Span(getTranslation("login.welcome." + deed)));
    }
}
