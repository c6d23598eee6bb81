package jp.kagiban.storage;

import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Lets one node after the other prepare what nodes share: the schema, and the keystore that goes with it. The second one waits
 * and finds what the first has made.
 */
@Service
public class StartLock {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

    /** Older nodes know it by this name. */
    private static final String PREFIX = "kagiban-";

    /** Half an hour in all: large tables are changed in minutes. */
    private static final int WAITS = 180;

    private final NodeLock lock;

    public StartLock(DataSource dataSource) {
        this.lock = new NodeLock(dataSource, PREFIX);
    }

    /** Whether other nodes may be at the same database. */
    public boolean isShared() {
        return lock.isShared();
    }

    /** @throws StartRefused if the other node doesn't come to an end */
    public <T> T alone(Supplier<T> preparation) {
        for (int wait = 0; wait < WAITS; wait++) {
            Optional<T> prepared = lock.alone(preparation);
            if (prepared.isPresent()) {
                return prepared.get();
            }
            LOG.info("Another node prepares the database; this one waits for it");
        }
        throw new StartRefused(
                "Another node has been preparing this database for half an hour.",
                "See what that one does, and start this one again.");
    }
}
