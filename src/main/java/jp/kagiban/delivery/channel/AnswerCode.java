package jp.kagiban.delivery.channel;

/** What is said where it wasn't the receiver who answered. Screens have words for each. */
public enum AnswerCode {
    /** A trial ended by a fault of ours. */
    BROKEN_OFF,
    /** It could not be written or sent, by a fault of ours. */
    FAULT,
    /** What is sealed for the channel doesn't open. */
    NOT_OPENED,
    /** It was removed meanwhile. */
    CHANNEL_GONE
}
