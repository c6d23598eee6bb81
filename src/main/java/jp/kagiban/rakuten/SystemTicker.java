package jp.kagiban.rakuten;

import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** The ticker of the JVM. */
@Component
class SystemTicker implements Ticker {

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void awaitNanos(long deadline) throws InterruptedException {
        for (long left = deadline - nanos(); left > 0; left = deadline - nanos()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
