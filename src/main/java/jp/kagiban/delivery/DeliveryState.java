package jp.kagiban.delivery;

/** The state of a delivery. A name is stored and never changes. */
public enum DeliveryState {
    /** Not sent yet; it is retried. */
    WAITING,
    SENT,
    /** Refused, or given up after two days. */
    FAILED,
    /** No notice or no recipient was left. */
    DROPPED,
    /** All tries failed until no notice was left. */
    LAPSED
}
