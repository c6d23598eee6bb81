package jp.kagiban.delivery.channel;

import jp.kagiban.shared.Kebab;

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

    /** The key of its name in the translations. */
    public String key() {
        return "audit.channel." + Kebab.of(this);
    }

    /** Whether it reaches one member, and not a room of the company. */
    public boolean personal() {
        return this == MAIL || this == PUSH;
    }
}
