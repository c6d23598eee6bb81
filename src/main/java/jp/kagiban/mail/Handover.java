package jp.kagiban.mail;

/** What came of handing a letter to the mail server. What was said is a short line without an address, such as {@code SMTP 250}. */
public sealed interface Handover {

    String said();

    /** The mail server has it; what happens on its way from there isn't seen. */
    record Taken(String said) implements Handover {}

    /** The server couldn't be reached, or takes it perhaps later. */
    record Later(String said) implements Handover {}

    /** The address is refused for good. */
    record Refused(String said) implements Handover {}
}
