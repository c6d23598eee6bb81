package jp.kagiban.rakuten;

/** The monotonic time by which calls are spaced. */
interface Ticker {

    /** Nanoseconds since some fixed point; only differences mean something. */
    long nanos();

    /** Blocks until {@link #nanos} has come to this value. */
    void awaitNanos(long deadline) throws InterruptedException;
}
