package jp.kagiban.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import jp.kagiban.kit.PageHeader;
import jp.kagiban.kit.TabMark;

/** A page that explains why there is nothing to show, and links to the home page. */
abstract class ErrorPage extends Div implements HasDynamicTitle {

    private String title = "";

    ErrorPage() {
        addClassName("kb-page");
        TabMark.tellError(this);
    }

    void show(String titleKey, String text) {
        title = getTranslation(titleKey);
        removeAll();
        Anchor home = new Anchor(".", getTranslation("shell.error.home"));
        home.addClassName("kb-button-link");
        add(new PageHeader(title), new Paragraph(text), new Paragraph(home));
    }

    @Override
    public String getPageTitle() {
        return title + getTranslation("kit.title.tail");
    }
}
