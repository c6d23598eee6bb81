package jp.kagiban.shell.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import jp.kagiban.kit.Drawing;
import jp.kagiban.kit.Finder;
import jp.kagiban.kit.Icons;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** The button in the bar of every page that opens the search, as Ctrl+K does, or Cmd+K on a Mac. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Search extends Button {

    private final List<Finder> finders;
    private @Nullable SearchDialog dialog;

    Search(List<Finder> finders) {
        this.finders = List.copyOf(finders);
        boolean mac = isMac(UI.getCurrent().getSession().getBrowser().getUserAgent());
        String keys = getTranslation(mac ? "shell.search.keys.mac" : "shell.search.keys");
        Span word = new Span(getTranslation("shell.search"));
        Span hint = new Span(keys);
        word.addClassName("kb-search-word");
        hint.addClassName("kb-search-keys");
        Component icon = Icons.SEARCH.draw();
        icon.getElement().setAttribute("slot", "prefix");
        Drawing.show(this, icon, word, new Text(" "), hint);
        setAriaLabel(getTranslation("shell.search.name", keys));
        getElement().setAttribute("aria-haspopup", "dialog");
        // A script in every page handles the shortcut.
        getElement().setAttribute("aria-keyshortcuts", mac ? "Meta+K" : "Control+K");
        addClassName("kb-search-button");
        addClickListener(_ -> open());
    }

    /** @param browser the browser's user agent; null if it sends none */
    private static boolean isMac(@Nullable String browser) {
        return browser != null && browser.contains("Mac OS");
    }

    /** Opens the search, but not over another dialog, whose input must stay visible. */
    private void open() {
        if (UI.getCurrent().getChildren().noneMatch(Search::isOpenDialog)) {
            dialog = new SearchDialog(finders);
            dialog.open();
        }
    }

    private static boolean isOpenDialog(Component part) {
        return switch (part) {
            case Dialog asking -> asking.isOpened();
            case ConfirmDialog asking -> asking.isOpened();
            default -> false;
        };
    }

    /** Closes the search after each navigation, whatever caused it. */
    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var registration = attached.getUI().addAfterNavigationListener(_ -> close());
        addDetachListener(detached -> {
            registration.remove();
            detached.unregisterListener();
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        close();
        super.onDetach(detached);
    }

    private void close() {
        if (dialog != null) {
            dialog.close();
        }
    }
}
