package jp.kagiban.kit;

/**
 * An entry that a module adds to the account menu. The menu shows the beans of this type in the order of {@code
 * @Order}.
 */
public interface AccountLink {

    /** Returns whether the logged-in member has this entry, in the current tenant if there is one. */
    boolean offered();

    /** The translation key of the entry's text. */
    String words();

    /** The translation key of synonyms of the page, by which the search finds it too. */
    String also();

    /** The address of the entry's page, without the leading slash. */
    String path();
}
