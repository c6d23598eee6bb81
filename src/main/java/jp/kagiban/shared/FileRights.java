package jp.kagiban.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Checks and removes the rights of this machine's other accounts to a file or folder. A disk without such rights counts
 * as closed to them.
 */
final class FileRights {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> WRITING =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /** The sticky bit, which folders for all accounts have, such as /tmp. */
    private static final int STICKY = 01000;

    private FileRights() {}

    /** Removes all rights of other accounts. @return false if this account may not do that */
    static boolean narrow(Path path) {
        Set<PosixFilePermission> rights = of(path);
        if (OWNERS.containsAll(rights)) {
            return true;
        }
        rights.retainAll(OWNERS);
        try {
            Files.setPosixFilePermissions(path, rights);
            return true;
        } catch (IOException | UnsupportedOperationException notOurs) {
            return false;
        }
    }

    /** @throws StartRefused if another account may write there */
    static void refuseWriters(Path path) {
        if (!isReadOnly(path) && of(path).stream().anyMatch(WRITING::contains)) {
            throw new StartRefused(
                    "Other accounts of this machine may write to " + path + ".",
                    "Take that from them with 'chmod go-w', or name a folder that isn't there yet: it is made with rights"
                            + " for this account alone.");
        }
    }

    /** Whether the disk is mounted read-only, as a cluster's secrets are. Then nobody can write, whatever the rights say. */
    private static boolean isReadOnly(Path path) {
        try {
            return Files.getFileStore(path).isReadOnly();
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Whether every account may read the file. */
    static boolean readByAll(Path path) {
        return of(path).contains(PosixFilePermission.OTHERS_READ);
    }

    static boolean isShared(Path folder) {
        try {
            return Files.getAttribute(folder, "unix:mode") instanceof Integer mode && (mode & STICKY) != 0;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return false;
        }
    }

    static boolean isPlainFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Set<PosixFilePermission> of(Path path) {
        try {
            Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
            rights.addAll(Files.getPosixFilePermissions(path));
            return rights;
        } catch (IOException | UnsupportedOperationException unknown) {
            return EnumSet.noneOf(PosixFilePermission.class);
        }
    }
}
