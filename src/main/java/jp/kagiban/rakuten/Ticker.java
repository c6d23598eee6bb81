package jp.kagiban.rakuten;

/** The monotonic clock of the rate limiter. */
interface Ticker {

    /** Nanoseconds since an arbitrary point in time; only differences have a meaning. */
    long nanos();

    /** Blocks until {@link #nanos} reaches this value. */
    void awaitNanos(long deadline) throws InterruptedException;
}
