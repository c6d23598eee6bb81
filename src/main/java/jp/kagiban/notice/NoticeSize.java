package jp.kagiban.notice;

/** How large a notice stands on its page, which goes by its place. */
enum NoticeSize {
    /** The first: its button is the page's main one. */
    LEADING,
    FULL,
    COMPACT;

    private static final int IN_FULL = 3;

    /** @param index of the notice on its page, from 0 */
    static NoticeSize at(int index) {
        if (index == 0) {
            return LEADING;
        }
        return index < IN_FULL ? FULL : COMPACT;
    }
}
