package jp.kagiban.vault;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what is still in memory at the end of the process, which does not wait for a database that has gone. */
final class LastFlush {

    private static final Logger LOG = LoggerFactory.getLogger(LastFlush.class);
    private static final Duration MOST = Duration.ofSeconds(5);

    private LastFlush() {}

    /** @param what it is that may be lost, as the log says it */
    static void of(String what, Runnable flush) {
        Thread last = Thread.ofPlatform().daemon().name("vault-end").start(flush);
        try {
            if (!last.join(MOST)) {
                LOG.warn("Not written at the end: {}", what);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
