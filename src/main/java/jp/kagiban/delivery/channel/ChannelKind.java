package jp.kagiban.delivery.channel;

import jp.kagiban.shared.Kebab;

/** The kinds of channels. The names are stored with each delivery and never change. */
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

    /** Returns the translation key of the kind's name. */
    public String key() {
        return "audit.channel." + Kebab.of(this);
    }

    /** Returns whether the kind reaches one member rather than the company. */
    public boolean personal() {
        return this == MAIL || this == PUSH;
    }
}
