package jp.kagiban.rakuten;

/** A ticker that is at once where it is waited for. */
final class SkippingTicker implements Ticker {

    private long now;
    private Runnable meanwhile = () -> {};

    @Override
    public synchronized long nanos() {
        return now;
    }

    synchronized void goTo(long nanos) {
        now = nanos;
    }

    @Override
    public synchronized void awaitNanos(long deadline) {
        meanwhile.run();
        now = Math.max(now, deadline);
    }

    /** What happens while somebody waits. */
    synchronized void meanwhile(Runnable happens) {
        meanwhile = happens;
    }
}
