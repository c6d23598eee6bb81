package jp.kagiban.operator;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import jp.kagiban.audit.Action;
import jp.kagiban.audit.Actor;
import jp.kagiban.audit.AuditRecord;
import jp.kagiban.audit.AuditTrail;
import jp.kagiban.audit.SealsFolder;
import jp.kagiban.shared.Jst;
import jp.kagiban.shared.Settings;
import jp.kagiban.storage.DatabaseBackup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Runs {@code backup FOLDER}, which writes what {@link RestoreCommand} restores: the database and the seals. The
 * vault's folder must be backed up separately.
 */
@Component
class BackupCommand {

    static final String DATABASE = "database.zip";

    private static final Logger LOG = LoggerFactory.getLogger(BackupCommand.class);
    private static final String OWNER_ALONE = "rw-------";

    private final DatabaseBackup database;
    private final SealsFolder seals;
    private final Settings settings;
    private final AuditTrail trail;
    private final Clock clock;

    BackupCommand(DatabaseBackup database, SealsFolder seals, Settings settings, AuditTrail trail, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    static boolean known(List<String> words) {
        return words.size() == 1 && !words.getFirst().isBlank();
    }

    /**
     * Writes a backup into a new folder.
     *
     * @param typed the folder's absolute path
     */
    Answer run(String typed) {
        if (!database.isPossible()) {
            return Answer.refused(
                    "The database of this portal is MySQL's, which has its own means: 'mysqldump --single-transaction"
                            + " --no-tablespaces --hex-blob --default-character-set=utf8mb4 SCHEMA'. Copy the folder of seals just before it.");
        }
        try {
            Path folder = Path.of(typed);
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return fill(folder);
        } catch (FileAlreadyExistsException exists) {
            return Answer.refused(typed + " is there already. Name a folder that isn't, in one that is.");
        } catch (IOException | InvalidPathException unusable) {
            return Answer.refused("The folder " + typed
                    + " can't be made. Name one in a folder into which the portal's account may write.");
        }
    }

    /**
     * Fills the folder. The seals are copied first: a history may have grown since its last seal, but a seal without
     * its entries would be a fault.
     */
    private Answer fill(Path folder) throws IOException {
        trail.recordApartInLoginSpace(AuditRecord.of(Action.BACKUP_TAKEN).by(Actor.portal()));
        try {
            seals.copyTo(folder);
            Path copy = folder.resolve(DATABASE);
            database.write(copy);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(OWNER_ALONE));
        } catch (IOException | DataAccessException fault) {
            LOG.warn(
                    "Backup to {} failed; its files are removed. Make room or name another disk, and run it again",
                    folder,
                    fault);
            FileSystemUtils.deleteRecursively(folder);
            return Answer.refused(
                    "The backup could not be written to its end, perhaps for want of room on the disk; what there was"
                            + " of it has been removed. The portal's log says more.");
        }
        return Answer.done(
                "The portal's database and seals, as of " + Jst.minute(clock.instant()) + " in Tokyo, lie in " + folder
                        + ". The vault's folder "
                        + settings.vault().dir().toAbsolutePath().normalize()
                        + " and its password are not in it: keep a copy of those elsewhere, and renew it after each 'vault rotate', 'vault recover' and 'vault shred drop'.");
    }
}
