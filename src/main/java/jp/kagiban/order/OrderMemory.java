package jp.kagiban.order;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.kagiban.mall.MallBusy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Limits the memory of all orders on this node that are fetched and not stored yet. */
@Component
class OrderMemory {

    /** The part of the heap. A copy of each order is encrypted while it is stored, and answers are read meanwhile. */
    private static final int FRACTION = 8;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(10);

    private final Semaphore bytes;
    private final Duration longestWait;

    @Autowired
    OrderMemory() {
        this((int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / FRACTION), LONGEST_WAIT);
    }

    OrderMemory(int bytes, Duration longestWait) {
        this.bytes = new Semaphore(bytes);
        this.longestWait = longestWait;
    }

    Share share() {
        return new Share();
    }

    /** The memory that one run uses. Thread-safe. */
    final class Share implements AutoCloseable {

        private int taken;
        private boolean closed;

        /**
         * Takes memory for fetched orders. Waits for some seconds if other runs use all of it.
         *
         * @throws MallBusy if there is still none, or the run has ended
         */
        void take(int more) {
            try {
                if (!bytes.tryAcquire(more, longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new MallBusy(REST);
                }
                add(more);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                throw MallBusy.brokenOff();
            }
        }

        private synchronized void add(int more) {
            if (closed) {
                bytes.release(more);
                throw MallBusy.brokenOff();
            }
            taken += more;
        }

        /** Gives back the memory of orders that are stored. */
        synchronized void giveBack(int stored) {
            taken -= stored;
            bytes.release(stored);
        }

        /** Gives back the rest. */
        @Override
        public synchronized void close() {
            giveBack(taken);
            closed = true;
        }
    }
}
