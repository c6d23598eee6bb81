package jp.kagiban.delivery;

/** How a delivery stands. A name is stored and never changes. */
public enum DeliveryState {
    /** Not handed over yet; it is tried again. */
    WAITING,
    SENT,
    /** Refused, or given up after two days. */
    FAILED,
    /** Nothing of it was left to be told, or nobody. */
    DROPPED,
    /** It was tried in vain until nothing of it was left to be told. */
    LAPSED
}
