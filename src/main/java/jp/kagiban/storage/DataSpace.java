package jp.kagiban.storage;

import java.nio.file.Path;
import jp.kagiban.shared.StartRefused;

/**
 * How much room the data folder has.
 *
 * @param free in bytes; the largest number where it can't be told
 */
record DataSpace(long free) {

    /** Below this it is warned of. */
    static final long LITTLE = 512L << 20;

    /** Above this the warning is over: one that comes and goes with each file is read by nobody. */
    static final long AMPLE = 640L << 20;

    /** Below this H2 would soon close itself. */
    static final long FULL = 16L << 20;

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

    /** @throws StartRefused if a database there could hardly be opened, let alone written to */
    void refuseIfFull(Path folder) {
        if (isFull()) {
            throw new StartRefused(
                    "The disk is full: the data folder " + folder + " has " + (free >> 20) + " MB left.",
                    "Make room, at least " + (LITTLE >> 20)
                            + " MB, and start again; what was confirmed as saved is there.");
        }
    }
}
