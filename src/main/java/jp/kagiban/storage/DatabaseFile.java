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
 * Creates, protects and compacts the file of an H2 database. The file grows and keeps the bytes of deleted rows until it is
 * rewritten from the present rows. {@code SHUTDOWN COMPACT} writes a second file and replaces the first, which stays complete
 * until then. Compacting runs at the end of the process, after all users of connections.
 */
class DatabaseFile implements DisposableBean, ApplicationListener<ApplicationContextEvent> {

    /** The time for a whole orderly stop, because a stopped process is often killed after 30 s. */
    private static final Duration LONGEST_END = Duration.ofSeconds(29);

    /** The least time for compacting. Requests and jobs rarely use their full share of the shutdown time. */
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
        // H2 runs the file's statements again.
        checkSchema();
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

    /** Closes the file to other accounts, because H2 has created the second file with the machine's default rights. */
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

    /** Creates the file with rights for its owner only. H2 would use the machine's default rights. */
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

    /**
     * Checks that H2 runs no statements when it opens the file, other than those with which it makes Kagiban's tables.
     *
     * @throws StartRefused if there are others, or if the file can't be read
     */
    void checkSchema() {
        if (file().toFile().length() > 0) {
            FileSchema.check(file());
        }
    }

    /** Notes that this process has opened the file, so that no other process can. */
    void opened() {
        opened = true;
    }

    /** Notes that something will be stored in the file, so that it isn't removed as empty. */
    void keep() {
        empty = false;
    }

    /**
     * Compacts the file after an orderly run. The process ends when its time is over, even if compaction hasn't
     * finished. A refused start doesn't compact, because another process may own the file. It removes the empty file
     * that it has created, so that a backup can be restored.
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
        Duration left = remainingTime();
        if (!compacting.join(left)) {
            LOG.info(
                    "Compacting the database's file took longer than {}; the file stays as it is until the next stop",
                    left);
        }
    }

    /** Whether no process has opened the file. H2 locks an open file, and writes a header at once. */
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

    private Duration remainingTime() {
        Duration left = LONGEST_END.minusNanos(System.nanoTime() - endBegan);
        return left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left;
    }

    private void tryToCompact() {
        try {
            compact();
        } catch (UncategorizedSQLException | StartRefused fault) {
            LOG.warn("Compacting the database's file failed; the file stays as it is until the next stop", fault);
        }
    }
}
