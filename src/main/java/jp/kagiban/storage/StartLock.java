package jp.kagiban.storage;

import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jp.kagiban.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Lets one node after the other prepare what nodes share: the schema, and the keystore that belongs to it. The second
 * node waits, and finds everything prepared.
 */
@Service
public class StartLock {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

    /** Must stay, because older nodes use this name. */
    private static final String PREFIX = "kagiban-";

    /** Half an hour in all, because changing large tables takes minutes. */
    private static final int WAITS = 180;

    private final NodeLock lock;

    public StartLock(DataSource dataSource) {
        this.lock = new NodeLock(dataSource, PREFIX);
    }

    /** Whether other nodes may use the same database. */
    public boolean isShared() {
        return lock.isShared();
    }

    /** @throws StartRefused if the other node doesn't finish in time */
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
