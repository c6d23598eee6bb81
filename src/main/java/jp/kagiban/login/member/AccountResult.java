package jp.kagiban.login.member;

/** The result of a change that a member asked for. */
public enum AccountResult {
    DONE,
    CURRENT_WRONG,
    /** Too many requests; possible again in some minutes. */
    TOO_OFTEN,
    /** The link is unknown, used, too old, or for something that has changed since. */
    LINK_DEAD,
    /** The link is for a member who must log in first. */
    LOG_IN_FIRST,
    NAME_EMPTY,
    NAME_CHARACTERS,
    NAME_TOO_LONG,
    EMAIL_EMPTY,
    EMAIL_FORM,
    EMAIL_TAKEN,
    PASSWORD_EMPTY,
    PASSWORD_TOO_SHORT,
    PASSWORD_TOO_LONG,
    PASSWORD_COMMON,
    /** The new password is the current one. */
    PASSWORD_SAME
}
