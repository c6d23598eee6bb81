package jp.kagiban.shell.layout;

import jp.kagiban.kit.Icons;

/** The entries of the main menu, in their order. */
enum MenuEntry {
    NOTICES("shell.menu.notices", "", Icons.BELL),
    ORDERS("shell.menu.orders", "orders", Icons.LIST),
    SHOPS("shell.menu.shops", "shops", Icons.KEY),
    MEMBERS("shell.menu.members", "members", Icons.PEOPLE),
    /** Only for members who may see the history. */
    HISTORY("audit.list", "audit", Icons.RECORD),
    MANUAL("shell.menu.manual", "manual", Icons.BOOK);

    private final String words;
    private final String path;
    private final Icons icon;

    MenuEntry(String words, String path, Icons icon) {
        this.words = words;
        this.path = path;
        this.icon = icon;
    }

    /** The translation key of the entry's name. */
    String words() {
        return words;
    }

    /** The address of the entry's page, without the leading slash. */
    String path() {
        return path;
    }

    Icons icon() {
        return icon;
    }
}
