package jp.kagiban.delivery.channel;

/** Results that the portal itself stores in place of a receiver's answer. Screens have words for each. */
public enum AnswerCode {
    /** A trial failed by a fault of the portal. */
    BROKEN_OFF,
    /** The message could not be written or sent, by a fault of the portal. */
    FAULT,
    /** The secrets of the channel can't be opened. */
    NOT_OPENED,
    /** The channel was removed in the meantime. */
    CHANNEL_GONE
}
