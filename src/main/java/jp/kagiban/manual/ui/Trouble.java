package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import jp.kagiban.kit.CauseList;
import jp.kagiban.manual.Manual;

/** What to look at when a key doesn't work, the likeliest first. */
class Trouble extends Section {

    static final String ANCHOR = "trouble";

    Trouble() {
        addClassName("kb-section");
        setId(ANCHOR);
        getElement().setAttribute("tabindex", "-1");
        add(new H2(getTranslation("manual.trouble")), rejected(), matter("date", 7), matter("waiting", 11));
        add(matter("lost", 9));
    }

    private Div rejected() {
        CauseList causes = new CauseList()
                .cause(getTranslation("manual.trouble.rejected.new"))
                .cause(getTranslation("manual.trouble.rejected.typed"), step(16, "rejected"))
                .cause(getTranslation("manual.trouble.rejected.functions"), step(7, "rejected"))
                .cause(getTranslation("manual.trouble.rejected.older"), step(11, "rejected"))
                .cause(getTranslation("manual.trouble.rejected.secret"), step(8, "rejected"));
        Div card = card("rejected");
        card.add(causes);
        return card;
    }

    private Div matter(String name, int step) {
        Div card = card(name);
        card.add(new Div(step(step, name)));
        return card;
    }

    private Div card(String name) {
        Div card = new Div(
                new H3(getTranslation("manual.trouble." + name)),
                new Paragraph(getTranslation("manual.trouble." + name + ".text")));
        card.addClassName("kb-card");
        return card;
    }

    /** A step helps in more than one matter: its link is named by both. */
    private Anchor step(int number, String matter) {
        String text = getTranslation("manual.see", number);
        Anchor link = new Anchor(Manual.step(number), text);
        link.getElement().setAttribute("aria-label", text + " " + getTranslation("manual.trouble." + matter));
        return link;
    }
}
