package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/**
 * The head of a page: its only heading of level 1, a way back above it, its main action beside it. Going on to another page
 * puts the focus on the heading, so that a screen reader says where it is; a page that is loaded leaves it alone.
 */
public final class PageHeader extends Header {

    private final H1 heading;

    public PageHeader(String title) {
        addClassName("kb-page-header");
        heading = new H1(title);
        heading.getElement().setAttribute("tabindex", "-1");
        add(heading);
    }

    /** Sets a link to the page above, before the heading. */
    public PageHeader back(Component link) {
        Div row = new Div(link);
        row.addClassName("kb-back");
        addComponentAsFirst(row);
        return this;
    }

    /** Adds what can be done on this page, after the heading; a badge may stand there too. */
    public PageHeader actions(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("kb-actions");
        add(row);
        return this;
    }

    /** Changes the heading's words. */
    public void setTitleText(String title) {
        heading.setText(title);
    }

    /** Puts the focus on the heading, for who has pressed what is gone now. */
    public void focus() {
        heading.getElement().callJsFunction("focus");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        if (ComponentUtil.getData(ui, PageHeader.class) != null) {
            focus();
        }
        ComponentUtil.setData(ui, PageHeader.class, this);
    }
}
