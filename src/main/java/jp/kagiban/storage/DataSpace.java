package jp.kagiban.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kagiban.shared.StartRefused;

/**
 * The free space of the data folder.
 *
 * @param free in bytes; the largest number if it isn't known
 */
record DataSpace(long free) {

    /** Below this, the portal warns. */
    static final long LITTLE = 512L << 20;

    /**
     * From this on, the warning ends. It lies above {@link #LITTLE}, so that the warning doesn't come and go with each
     * file.
     */
    static final long AMPLE = 640L << 20;

    /** Below this, the start is refused, because H2 would soon close itself. */
    static final long FULL = 16L << 20;

    /**
     * The remains of an interrupted compaction beside a database's file. H2 removes them too, but only after opening
     * the file.
     */
    static Path halfCompacted(Path database) {
        return database.resolveSibling(database.getFileName() + ".tempFile");
    }

    /** Removes the remains of an interrupted compaction, to free their space. */
    static void clear(Path database) {
        try {
            if (Files.exists(database)) {
                Files.deleteIfExists(halfCompacted(database));
            }
        } catch (IOException kept) {
            throw new StartRefused(
                    "This file can't be removed: " + halfCompacted(database), "Check its rights and its owner.");
        }
    }

    static DataSpace of(Path folder) {
        return new DataSpace(folder.toFile().isDirectory() ? folder.toFile().getUsableSpace() : Long.MAX_VALUE);
    }

    boolean isLittle() {
        return free < LITTLE;
    }

    boolean isAmple() {
        return free >= AMPLE;
    }

    boolean isFull() {
        return free < FULL;
    }

    /** @throws StartRefused if the disk is so full that a database there could hardly be used */
    void refuseIfFull(Path folder) {
        if (isFull()) {
            throw new StartRefused(
                    "The disk is full: the data folder " + folder + " has " + (free >> 20) + " MB left.",
                    "Make room, at least " + (LITTLE >> 20)
                            + " MB, and start again; what was confirmed as saved is there.");
        }
    }
}
