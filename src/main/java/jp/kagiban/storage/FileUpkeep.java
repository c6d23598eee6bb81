package jp.kagiban.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/**
 * Frees space within the file of an H2 database while the portal runs. Each commit writes its pages anew, and a part of
 * the file can be used again only once none of its pages is current. H2 moves such pages by itself only if it may delay
 * commits, which {@link DatabaseAddress} forbids. The file still grows between stops, but more slowly.
 */
@Component
class FileUpkeep implements ApplicationListener<ApplicationContextEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(FileUpkeep.class);
    private static final long EVERY_SECONDS = 10;

    /** The wanted share of a part that is current, in percent. */
    private static final int WANTED_FILL = 70;

    /** The wanted share of the file that is free, in percent. So a quiet portal moves little. */
    private static final int WANTED_FREE = 25;

    /** Commits wait for a round, so it is short. */
    private static final int BYTES_OF_A_ROUND = 4 << 20;

    private static final int MOST_ROUNDS = 8;

    private final DataSource pool;
    private final DatabaseFile file;
    private @Nullable ScheduledExecutorService timer;

    FileUpkeep(DataSource pool, DatabaseFile file) {
        this.pool = pool;
        this.file = file;
    }

    /** At the end, a running round isn't interrupted, because H2 would close the file. */
    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        if (event instanceof ContextRefreshedEvent && timer == null && file.isOurs()) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("file-upkeep").factory());
            timer.scheduleWithFixedDelay(this::tryToFreeSpace, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        } else if (event instanceof ContextClosedEvent && timer != null) {
            timer.shutdown();
        }
    }

    private void tryToFreeSpace() {
        try {
            freeSpace();
        } catch (SQLException | MVStoreException later) {
            LOG.debug("No space was freed in the database's file this time", later);
        }
    }

    /** Moves current pages out of parts of the file that hold few of them. */
    void freeSpace() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                MVStore store = session.getDatabase().getStore().getMvStore();
                int rounds = 0;
                while (rounds < MOST_ROUNDS
                        && store.getFileStore().getFillRate() > 100 - WANTED_FREE
                        && store.compact(WANTED_FILL, BYTES_OF_A_ROUND)) {
                    rounds++;
                }
            }
        }
    }
}
