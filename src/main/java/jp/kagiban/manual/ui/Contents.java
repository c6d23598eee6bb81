package jp.kagiban.manual.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.UnorderedList;
import jp.kagiban.manual.Manual;

/** Shows the table of contents. */
class Contents extends Nav {

    Contents() {
        addClassName("kb-manual-toc");
        setAriaLabel(getTranslation("manual.contents"));
        OrderedList chapters = new OrderedList();
        for (Chapter chapter : Chapter.values()) {
            chapters.add(entry(chapter));
        }
        chapters.add(new ListItem(link(Trouble.ANCHOR, getTranslation("manual.trouble"))));
        add(new H2(getTranslation("manual.contents")), chapters);
    }

    private ListItem entry(Chapter chapter) {
        UnorderedList steps = new UnorderedList();
        chapter.steps().forEach(number -> steps.add(new ListItem(step(number))));
        return new ListItem(link(chapter.anchor(), getTranslation(chapter.titleKey())), steps);
    }

    private Anchor step(int number) {
        return link(Manual.anchor(number), number + "  " + getTranslation("manual.step." + number + ".title"));
    }

    private static Anchor link(String anchor, String text) {
        return new Anchor(Manual.ADDRESS + "#" + anchor, text);
    }
}
