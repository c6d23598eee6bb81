package jp.kagiban.kit;

import com.vaadin.flow.component.menubar.MenuBar;

/** Takes from the entries of a menu what only choices may say: Vaadin calls each of them not selected, which readers repeat. */
public final class PlainMenu {

    private static final String PLAIN = """
            const plain = () => this.querySelectorAll('[role^="menuitem"][aria-selected]')
                .forEach(entry => entry.removeAttribute('aria-selected'));
            new MutationObserver(plain)
                .observe(this, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-selected'] });
            """;

    private PlainMenu() {}

    public static void make(MenuBar menu) {
        menu.addAttachListener(_ -> Script.run(menu, PLAIN));
    }
}
