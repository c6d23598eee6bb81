package jp.kagiban.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/**
 * The head of a page: its only heading of level 1, a link back above it, and its main actions beside it. After a
 * navigation the heading gets the focus, so that a screen reader reads it. A page load leaves the focus alone.
 */
public final class PageHeader extends Header {

    private final H1 heading;

    public PageHeader(String title) {
        addClassName("kb-page-header");
        heading = new H1(title);
        heading.getElement().setAttribute("tabindex", "-1");
        add(heading);
    }

    /** Adds a link to the parent page, before the heading. */
    public PageHeader back(Component link) {
        Div row = new Div(link);
        row.addClassName("kb-back");
        addComponentAsFirst(row);
        return this;
    }

    /** Adds the page's actions after the heading; a badge is allowed too. */
    public PageHeader actions(Component... actions) {
        Div row = new Div(actions);
        row.addClassName("kb-actions");
        add(row);
        return this;
    }

    /** Changes the heading's text. */
    public void setTitleText(String title) {
        heading.setText(title);
    }

    /** Focuses the heading, after the clicked element has disappeared. */
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
