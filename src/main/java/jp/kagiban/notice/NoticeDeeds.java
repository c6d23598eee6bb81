package jp.kagiban.notice;

/** A member's actions on a notice's card. */
interface NoticeDeeds {

    /** Goes where the matter is seen to. */
    void go(Notice notice);

    void read(Notice notice);

    /** Says that they see to it, or, where somebody does already, that nobody does any more. */
    void handle(Notice notice);

    /** Whether they may change shops and enter keys; else they can only look and read. */
    boolean mayChange();
}
