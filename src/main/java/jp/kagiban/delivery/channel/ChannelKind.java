package jp.kagiban.delivery.channel;

/** The ways by which notices leave. A name is stored with each delivery and never changes. */
public enum ChannelKind {
    /** To a member's address. */
    MAIL,
    /** To a browser of a member. */
    PUSH,
    SLACK,
    CHATWORK,
    LINE_WORKS,
    TEAMS,
    /** JSON, to an address of the company's choice. */
    WEBHOOK;

    /** Whether it reaches one member, and not a room of the company. */
    public boolean personal() {
        return this == MAIL || this == PUSH;
    }
}
