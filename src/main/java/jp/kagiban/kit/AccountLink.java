package jp.kagiban.kit;

/** An entry that a module adds to the account menu. Beans of this type stand there in the order of {@code @Order}. */
public interface AccountLink {

    /** Whether the member who is logged in has it, in the tenant in force if there is one. */
    boolean offered();

    /** The key of its words in the translation files. */
    String words();

    /** The key of what people call its page besides, by which it is found too. */
    String also();

    /** The address of its page, without the leading slash. */
    String path();
}
