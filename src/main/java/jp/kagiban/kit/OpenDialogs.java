package jp.kagiban.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dialog.Dialog;

/** The dialogs of a tab belong to the page from which they were opened: none outlives it, by whatever way it is left. */
public final class OpenDialogs {

    private OpenDialogs() {}

    /** Closes them each time that another page is entered. */
    public static void closeWithTheirPage(UI tab) {
        tab.addAfterNavigationListener(_ -> tab.getChildren().toList().forEach(part -> {
            if (part instanceof Dialog dialog) {
                dialog.close();
            }
        }));
    }
}
