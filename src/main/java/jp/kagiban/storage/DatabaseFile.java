package jp.kagiban.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import jp.kagiban.shared.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * The file of an H2 database. Deleted rows stay in it as bytes, and it grows, until it is rewritten from the present rows.
 * {@code SHUTDOWN COMPACT} writes a second file and puts it in place of the first, which is whole until then. Runs at the end
 * of the process, after all users of connections.
 */
class DatabaseFile implements DisposableBean, ApplicationListener<ApplicationContextEvent> {

    /** For all of an orderly end: a process that is stopped is often killed after 30 s. */
    private static final Duration LONGEST_END = Duration.ofSeconds(29);

    /** Requests and jobs rarely use their full share of the shutdown time. */
    private static final Duration AT_LEAST = Duration.ofSeconds(3);

    private static final String OWNER_ALONE = "rw-------";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFile.class);

    private final DataSourceProperties database;
    private long endBegan = System.nanoTime();
    private boolean started;
    private boolean empty;
    private boolean opened;

    DatabaseFile(DataSourceProperties database) {
        this.database = database;
    }

    /** Whether the database is a file of this process's own. */
    boolean isOurs() {
        String url = database.determineUrl();
        return url.startsWith("jdbc:h2:async:") || url.startsWith("jdbc:h2:file:");
    }

    /** Rewrites the file, unless the disk has no room for a second one. Other connections are closed. */
    private void compact() {
        if (file().toFile().length() > file().toFile().getParentFile().getUsableSpace()) {
            LOG.warn("The disk has no room to compact the database's file; make room before the next stop");
            return;
        }
        try (Connection alone = DriverManager.getConnection(
                        database.determineUrl(), database.determineUsername(), database.determinePassword());
                Statement end = alone.createStatement()) {
            end.execute("SHUTDOWN COMPACT");
        } catch (SQLException fault) {
            throw new UncategorizedSQLException("Compacting", "SHUTDOWN COMPACT", fault);
        }
        narrow();
        warnUnlessComplete();
    }

    /** The second file was made with the rights that are usual on the machine. */
    private void narrow() {
        try {
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(OWNER_ALONE));
        } catch (IOException | UnsupportedOperationException kept) {
            LOG.warn(
                    "Other accounts of this machine may read the database's file; put it on a disk that knows file rights",
                    kept);
        }
    }

    /** H2 reports no error if it couldn't complete the second file. */
    private void warnUnlessComplete() {
        if (DataSpace.halfCompacted(file()).toFile().exists()) {
            LOG.info("Compacting the database's file didn't finish; the file stays as it is until the next stop");
        }
    }

    private Path file() {
        String path = database.determineUrl()
                .replaceFirst("^jdbc:h2:(async|file):", "")
                .replaceFirst(";.*", "");
        return Path.of(path + ".mv.db").toAbsolutePath();
    }

    @Override
    public void onApplicationEvent(ApplicationContextEvent event) {
        started |= event instanceof ContextRefreshedEvent;
        if (event instanceof ContextClosedEvent) {
            endBegan = System.nanoTime();
        }
    }

    /** H2 would make it with the rights that are usual on the machine. */
    void makeForItsOwnerAlone() {
        try {
            Files.createFile(
                    file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
            empty = true;
        } catch (FileAlreadyExistsException made) {
            LOG.trace("There is one, and its rights have been looked at");
        } catch (IOException | UnsupportedOperationException unusable) {
            throw new StartRefused(
                    "The database can't be made: " + file(), "Check KAGIBAN_DATA_DIR and the rights of the folder.");
        }
    }

    /** This process has opened it, so no other one can. */
    void opened() {
        opened = true;
    }

    /** Something is about to be stored in it. */
    void keep() {
        empty = false;
    }

    /**
     * Compacts the file after an orderly run. The process ends when its time is over, even if compaction hasn't finished. A refused
     * start doesn't compact: another process may own the file. It removes its own empty file, so that a backup can be restored.
     */
    @Override
    public void destroy() throws InterruptedException {
        if (empty && (opened || isUntouched())) {
            remove();
        }
        if (!started || !isOurs()) {
            return;
        }
        Thread compacting = Thread.ofPlatform().daemon().name("compact").start(this::tryToCompact);
        Duration left = left();
        if (!compacting.join(left)) {
            LOG.info(
                    "Compacting the database's file took longer than {}; the file stays as it is until the next stop",
                    left);
        }
    }

    /** No process opened it: H2 locks an open file, and writes a header at once. */
    private boolean isUntouched() {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null && channel.size() == 0;
        } catch (IOException | OverlappingFileLockException inUse) {
            LOG.debug("The database's file is in use", inUse);
            return false;
        }
    }

    private void remove() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException kept) {
            LOG.warn("The empty database file {} can't be removed; check the rights of its folder", file(), kept);
        }
    }

    private Duration left() {
        Duration left = LONGEST_END.minusNanos(System.nanoTime() - endBegan);
        return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
    }

    private void tryToCompact() {
        try {
            compact();
        } catch (UncategorizedSQLException fault) {
            LOG.warn("Compacting the database's file failed; the file stays as it is until the next stop", fault);
        }
    }
}
