package jp.kagiban.delivery;

/** The state of a delivery. The names are stored and never change. */
public enum DeliveryState {
    /** Not tried yet, or failed and waiting for a retry. */
    WAITING,
    SENT,
    /** Refused by the receiver, or given up after two days. */
    FAILED,
    /** Ended before any try, because no notice or no recipient was left. */
    DROPPED,
    /** All tries failed until no notice or no recipient was left. */
    LAPSED
}
