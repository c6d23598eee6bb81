package jp.kagiban.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.util.Locale;
import org.jsoup.nodes.Element;

/** What a page looks like before it is there: a heading, then blocks; and what is said where it takes long. */
record PageOutline(I18NProvider languages, Locale locale) {

    private static final int LINES = 6;

    /** Draws the heading and the blocks; readers of screens are told in words. Returns what is drawn. */
    Element shape(Element in) {
        Element shape = in.appendElement("div").addClass("kb-outline").attr("aria-hidden", "true");
        for (int line = 0; line < LINES; line++) {
            shape.appendElement("span");
        }
        return shape;
    }

    /** Adds the sentence. Returns its link to load the page anew, which leads nowhere yet. */
    Element slow(Element in) {
        Element slow = in.appendElement("p").addClass("kb-outline-slow");
        slow.appendElement("span").text(languages.getTranslation("kit.loading.slow", locale));
        return slow.appendElement("a").text(languages.getTranslation("kit.loading.reload", locale));
    }

    String said() {
        return languages.getTranslation("kit.loading.next", locale);
    }
}
