package jp.kagiban.delivery.channel;

import jp.kagiban.shared.Kebab;

/** The kinds of channels. A name is stored with each delivery and never changes. */
public enum ChannelKind {
    /** Sends to a member's address. */
    MAIL,
    /** Sends to a browser of a member. */
    PUSH,
    SLACK,
    CHATWORK,
    LINE_WORKS,
    TEAMS,
    /** Sends JSON to an address that the company chose. */
    WEBHOOK;

    /** Returns the key of its name in the translations. */
    public String key() {
        return "audit.channel." + Kebab.of(this);
    }

    /** Returns whether it reaches one member rather than the company. */
    public boolean personal() {
        return this == MAIL || this == PUSH;
    }
}
