package jp.kagiban.login.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Map;
import jp.kagiban.kit.Icons;
import jp.kagiban.kit.LifeSample;

/** Shows whoever comes to the login what the portal does: three keys and how long they last, and three sentences. */
final class Welcome extends Div {

    Welcome() {
        addClassName("kb-welcome");
        UnorderedList deeds = new UnorderedList();
        Map.of(Icons.BELL, "notices", Icons.KEY, "renewal", Icons.LIST, "orders").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(deed -> line(deed.getKey(), deed.getValue()))
                .forEach(deeds::add);
        add(new H2(getTranslation("login.welcome")), LifeSample.draw(), deeds);
    }

    private ListItem line(Icons icon, String deed) {
        return new ListItem(icon.draw(), new Span(getTranslation("login.welcome." + deed)));
    }
}
